@echo off
rem Starts the lamin command. Honours JAVA_HOME, JAVA_OPTS, and LAMIN_CLASSPATH (further schema modules, drivers).
setlocal

if defined JAVA_HOME (
    set "lamin_java=%JAVA_HOME%\bin\java.exe"
) else (
    set "lamin_java=java.exe"
)
set "lamin_path=%~dp0..\lib\*"
if defined LAMIN_CLASSPATH set "lamin_path=%lamin_path%;%LAMIN_CLASSPATH%"

rem Java itself finds out whether there is a terminal, and which characters it has. JAVA_OPTS comes last so that it wins.
"%lamin_java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xlog:disable --enable-native-access=ALL-UNNAMED ^
    -Dfile.encoding=UTF-8 -Djdk.console=java.base -Dlamin.terminal=console -Dlamin.screen=console ^
    %JAVA_OPTS% -cp "%lamin_path%" org.laminj.cli.Lamin %*
exit /b %ERRORLEVEL%
