"""What a workbook of ours may hold, and what the package around a letter or workbook may; see `ours_word`.

Names without a prefix are SpreadsheetML.
"""

WORKBOOK = """
workbook bookViews sheets definedNames worksheet sheetViews cols sheetData is v t font left right top bottom diagonal
hyperlinks border colors indexedColors workbookPr fill
numFmts fonts fills borders cellStyleXfs cellXfs cellStyles tableColumns tableParts | count=INT
workbookView | visibility=visible minimized=0 showHorizontalScroll showVerticalScroll showSheetTabs=1 tabRatio=INT firstSheet=0 activeTab=0 autoFilterDateGrouping
sheet | name=SHEET sheetId=INT state=visible r:id=ID
definedName | name=_xlnm.Print_Titles localSheetId=INT
calcPr | calcId=INT fullCalcOnLoad=0
styleSheet
numFmt | numFmtId=INT formatCode=FORMAT
name | val=NAME
b i | val=ONOFF
sz | val=SIZE
color fgColor rgbColor | rgb=COLOUR
u | val
patternFill | patternType=none|solid|gray125
left right top bottom | style
alignment | horizontal=left|right|center vertical=top|center|bottom wrapText=ONOFF
xf | numFmtId=INT fontId=INT fillId=INT borderId=INT xfId=INT pivotButton=0 quotePrefix=ONOFF applyAlignment=ONOFF
cellStyle | name=NAME xfId=INT builtinId=INT hidden=0
tableStyles | count=0 defaultTableStyle defaultPivotStyle
sheetPr
outlinePr | summaryBelow=1 summaryRight=1
pageSetUpPr | fitToPage=ONOFF
dimension | ref=AREA
sheetView | tabSelected=ONOFF workbookViewId=0 showGridLines=ONOFF
pane | xSplit=INT ySplit=INT topLeftCell=AREA activePane state=frozen
selection | activeCell=A1 sqref=A1 pane
sheetFormatPr | baseColWidth=INT defaultRowHeight=SIZE
col | width=SIZE customWidth=1 min=INT max=INT
row | r=INT ht=SIZE customHeight=1
c | r=AREA s=INT t=n|inlineStr
hyperlink | ref=AREA location=PLACE
pageMargins | left=NUM right=NUM top=NUM bottom=NUM header=NUM footer=NUM
pageSetup | orientation=landscape|portrait paperSize=9 fitToHeight=INT fitToWidth=INT
printOptions | horizontalCentered=ONOFF
headerFooter oddHeader oddFooter
table | id=INT name=NAME displayName=NAME ref=AREA headerRowCount=1
tableColumn | id=INT name=HEADING
tableStyleInfo | name showFirstColumn=ONOFF showLastColumn=ONOFF showRowStripes=ONOFF showColumnStripes=ONOFF
autoFilter | ref=AREA
tablePart | r:id=ID
t | xml:space
"""

AROUND = """
ct:Types rel:Relationships cp:coreProperties dc:title dc:creator dc:language
ct:Default | Extension ContentType=MIME
ct:Override | PartName=PART ContentType=MIME
rel:Relationship | Id=ID Type=NAMESPACE Target=TARGET TargetMode=External
"""
