; The installer for Windows: for one person, without administrator rights, in Chinese.
;     makensis -INPUTCHARSET UTF8 -DVERSION=0.1.0 -DDIST=..\dist\perfdesk -DOUT=..\dist\perfdesk-0.1.0-setup.exe
;         packaging\perfdesk.nsi        (makensis goes into the script's folder first)
; DIST is the folder that PyInstaller made on Windows; the script itself compiles on Linux too.

!ifndef VERSION | DIST | OUT
  !error "VERSION, DIST and OUT must be given: see the head of this file"
!endif

Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "x64.nsh"

!define TITLE "绩效自评"
!define OWN_KEY "Software\perfdesk"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\perfdesk"
!define FILE_KIND "perfdesk.Report"
!define INSIDE "perfdesk-files" ; as in build_installer.spec
!define ERROR_INSTALL_FAILURE 1603

Name "${TITLE}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\perfdesk"
InstallDirRegKey HKCU "${OWN_KEY}" "InstallDir"
BrandingText "${TITLE} ${VERSION}"

!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\perfdesk.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "ProductName" "${TITLE}"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "FileDescription" "${TITLE} 安装程序"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "LegalCopyright" ""

; A program that runs cannot be opened for writing; that is how it is noticed, whatever its window is called.
; It is asked to close as by its own cross (taskkill without /F): what was typed is saved by then.
!macro CloseRunningProgram un
Function ${un}IsRunning ; pushes 1 while the program in $INSTDIR runs
  Push $0
  StrCpy $0 0
  ${If} ${FileExists} "$INSTDIR\perfdesk.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\perfdesk.exe" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $0
      StrCpy $0 0
    ${EndIf}
  ${EndIf}
  Exch $0
FunctionEnd

Function ${un}CloseRunning
  Push $0
  Push $1
  ${Do}
    Call ${un}IsRunning
    Pop $0
    ${IfThen} $0 = 0 ${|} ${ExitDo} ${|}
    MessageBox MB_OKCANCEL|MB_ICONINFORMATION "${TITLE}正在使用。按“确定”把它关闭后继续；填写的内容都已保存。" \
      /SD IDOK IDOK close
    SetErrorLevel 2
    Quit
    close:
    nsExec::Exec 'taskkill /IM perfdesk.exe'
    Pop $0
    ${For} $1 1 20 ; up to ten seconds
      Call ${un}IsRunning
      Pop $0
      ${IfThen} $0 = 0 ${|} ${ExitFor} ${|}
      Sleep 500
    ${Next}
    ${If} $0 = 1
    ${AndIf} ${Silent}
      SetErrorLevel ${ERROR_INSTALL_FAILURE}
      Quit
    ${EndIf}
  ${Loop}
  Pop $1
  Pop $0
FunctionEnd
!macroend
!insertmacro CloseRunningProgram ""
!insertmacro CloseRunningProgram "un."

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "${TITLE}需要 64 位的 Windows 10（1809 版以后）或 Windows 11。" /SD IDOK
    SetErrorLevel ${ERROR_INSTALL_FAILURE}
    Quit
  ${EndIf}
FunctionEnd

Section
  Call CloseRunning
  ; Nothing of an earlier version may stay among the new files.
  RMDir /r "$INSTDIR\${INSIDE}"
  SetOutPath "$INSTDIR"
  File /r "${DIST}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateDirectory "$SMPROGRAMS\${TITLE}"
  CreateShortcut "$SMPROGRAMS\${TITLE}\${TITLE}.lnk" "$INSTDIR\perfdesk.exe"
  CreateShortcut "$SMPROGRAMS\${TITLE}\卸载${TITLE}.lnk" "$INSTDIR\uninstall.exe"

  WriteRegStr HKCU "Software\Classes\.perfdesk" "" "${FILE_KIND}"
  WriteRegStr HKCU "Software\Classes\.perfdesk\OpenWithProgids" "${FILE_KIND}" ""
  WriteRegStr HKCU "Software\Classes\${FILE_KIND}" "" "绩效自评报告"
  WriteRegStr HKCU "Software\Classes\${FILE_KIND}\DefaultIcon" "" "$INSTDIR\${INSIDE}\report.ico"
  WriteRegStr HKCU "Software\Classes\${FILE_KIND}\shell\open\command" "" '"$INSTDIR\perfdesk.exe" "%1"'
  ${RefreshShellIcons}

  WriteRegStr HKCU "${OWN_KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\perfdesk.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

; Takes away what the installer brought, and nothing else: the folder may hold a person's own files, and the reports
; and the undo records in the person's data folder stay.
Section "Uninstall"
  Call un.CloseRunning
  RMDir /r "$INSTDIR\${INSIDE}"
  Delete "$INSTDIR\perfdesk.exe"
  Delete "$INSTDIR\perfdesk-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"

  Delete "$SMPROGRAMS\${TITLE}\${TITLE}.lnk"
  Delete "$SMPROGRAMS\${TITLE}\卸载${TITLE}.lnk"
  RMDir "$SMPROGRAMS\${TITLE}"

  DeleteRegValue HKCU "Software\Classes\.perfdesk\OpenWithProgids" "${FILE_KIND}"
  ReadRegStr $0 HKCU "Software\Classes\.perfdesk" ""
  ${If} $0 == "${FILE_KIND}"
    DeleteRegValue HKCU "Software\Classes\.perfdesk" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "Software\Classes\.perfdesk\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\.perfdesk"
  DeleteRegKey HKCU "Software\Classes\${FILE_KIND}"
  ${RefreshShellIcons}
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${OWN_KEY}"
SectionEnd
