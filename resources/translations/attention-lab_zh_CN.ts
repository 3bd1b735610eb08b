<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Caption</name>
    <message>
        <source>layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>head %1 %2</source>
        <translation>头 %1 %2</translation>
    </message>
    <message>
        <source>each other row sums to 1</source>
        <translation>其余每行之和为 1</translation>
    </message>
    <message>
        <source>each row sums to 1</source>
        <translation>每行之和为 1</translation>
    </message>
    <message>
        <source>row %1 sees no key: its weights are 0</source>
        <translation>第 %1 行看不到任何键：权重都是 0</translation>
    </message>
    <message>
        <source>%1 rows see no key: their weights are 0</source>
        <translation>有 %1 行看不到任何键：权重都是 0</translation>
    </message>
    <message>
        <source>dotted underline: a word unknown to the model</source>
        <translation>虚线下划线：模型不认识的词</translation>
    </message>
    <message>
        <source>window of %1</source>
        <translation>窗口 %1</translation>
    </message>
    <message>
        <source>causal</source>
        <translation>因果</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>scale %1, not the model&apos;s %2</source>
        <translation>缩放系数为 %1，而不是模型自己的 %2</translation>
    </message>
    <message>
        <source>self-attention mask: %1, not the model&apos;s</source>
        <translation>自注意力掩码：%1，而不是模型自己的</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>模型 %1</translation>
    </message>
    <message>
        <source>all heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>reads key/value head %1 of %2</source>
        <translation>读取第 %1 个键/值头（共 %2 个）</translation>
    </message>
    <message>
        <source>All heads by %1</source>
        <translation>所有头，按%1排序</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>a point is the largest of the weights that fall together</source>
        <translation>一个点取落在一起的权重中最大的一个</translation>
    </message>
    <message>
        <source>heads %1</source>
        <translation>头 %1</translation>
    </message>
    <message>
        <source>weights from %1</source>
        <translation>权重不小于 %1</translation>
    </message>
    <message>
        <source>of each query the %1 strongest</source>
        <translation>每个查询最大的 %1 个</translation>
    </message>
    <message>
        <source>this head was not taught what to look at</source>
        <translation>这个头没有被教过该看哪里</translation>
    </message>
    <message>
        <source>no head was taught what to look at</source>
        <translation>没有哪个头被教过该看哪里</translation>
    </message>
    <message>
        <source>the other heads were not taught what to look at</source>
        <translation>其他头没有被教过该看哪里</translation>
    </message>
    <message>
        <source>special tokens hidden, the rest of each row divided by its sum</source>
        <translation>隐藏了特殊词元，每行其余的权重除以它们的和</translation>
    </message>
    <message>
        <source>special tokens hidden: the rest of each row sums to %1</source>
        <translation>隐藏了特殊词元：每行其余的权重之和为 %1</translation>
    </message>
    <message>
        <source>special tokens hidden: the rest of a row sums to %1 to %2</source>
        <translation>隐藏了特殊词元：一行其余的权重之和为 %1 到 %2</translation>
    </message>
    <message>
        <source>colours by row, up to its largest weight</source>
        <translation>每行单独着色，到该行的最大权重为止</translation>
    </message>
    <message>
        <source>logarithmic colours</source>
        <translation>对数颜色</translation>
    </message>
    <message>
        <source>scale %1, the model&apos;s</source>
        <translation>缩放 %1，与模型一致</translation>
    </message>
    <message>
        <source>the model&apos;s mask</source>
        <translation>模型自己的掩码</translation>
    </message>
    <message>
        <source>what it costs</source>
        <translation>计算代价</translation>
    </message>
    <message>
        <source>counted as if nothing were masked</source>
        <translation>按没有掩码计数</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>as the model (%1)</source>
        <translation>同模型（%1）</translation>
    </message>
    <message>
        <source>as the model</source>
        <translation>同模型</translation>
    </message>
    <message>
        <source>none (1)</source>
        <translation>无（1）</translation>
    </message>
    <message>
        <source>other…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>causal</source>
        <translation>因果</translation>
    </message>
    <message>
        <source>window %1</source>
        <translation>窗口 %1</translation>
    </message>
    <message>
        <source>window…</source>
        <translation>窗口…</translation>
    </message>
</context>
<context>
    <name>Cost</name>
    <message>
        <source>Projections</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>加权值向量</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>weights · V</source>
        <translation>权重 · V</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>运算次数</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测时间</translation>
    </message>
    <message>
        <source>n_q = %1 queries</source>
        <translation>n_q = %1 个查询</translation>
    </message>
    <message>
        <source>n_k = %1 keys</source>
        <translation>n_k = %1 个键</translation>
    </message>
    <message>
        <source>h = %1 heads</source>
        <translation>h = %1 个头</translation>
    </message>
    <message>
        <source>h_k = %1 key/value heads</source>
        <translation>h_k = %1 个键/值头</translation>
    </message>
    <message>
        <source>Measured: this layer by itself; the whole run, with all its layers, took %1.</source>
        <translation>实测的是这一层本身；整次运行（包括所有层）用了 %1。</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>keys n, queries in proportion</source>
        <translation>键数 n，查询数按比例</translation>
    </message>
    <message>
        <source>this run: n = %1</source>
        <translation>本次运行：n = %1</translation>
    </message>
    <message>
        <source>Projections and output grow with n; scores, softmax and context with n², and from %1 keys on they need more operations.</source>
        <translation>投影和输出的运算随 n 增长；相似度、Softmax 和加权值向量的运算随 n² 增长，键数从 %1 起后者更多。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export a figure</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>内容(&amp;W)</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>写入什么</translation>
    </message>
    <message>
        <source>Many files go into a new folder</source>
        <translation>多个文件放进一个新文件夹</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>格式(&amp;O)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Co&amp;py</source>
        <translation>复制(&amp;P)</translation>
    </message>
    <message>
        <source>Put the picture on the clipboard, as pixels and as SVG</source>
        <translation>把图片放到剪贴板，像素和 SVG 两种形式</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
</context>
<context>
    <name>FigureForm</name>
    <message>
        <source>&amp;For</source>
        <translation>用途(&amp;F)</translation>
    </message>
    <message>
        <source>What the figure is for</source>
        <translation>图片的用途</translation>
    </message>
    <message>
        <source>Size, type and resolution for a purpose</source>
        <translation>适合该用途的尺寸、字号和分辨率</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>尺寸(&amp;S)</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>×</source>
        <translation>×</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Unit of length</source>
        <translation>长度单位</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>分辨率(&amp;R)</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Pixels an inch of a PNG</source>
        <translation>PNG 每英寸的像素数</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>T&amp;ype</source>
        <translation>字号(&amp;Y)</translation>
    </message>
    <message>
        <source>Type size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Base size of the type; none gets smaller than 6 pt</source>
        <translation>基本字号；任何文字都不会小于 6 磅</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> 磅</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>主题(&amp;H)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>T&amp;itle</source>
        <translation>标题(&amp;I)</translation>
    </message>
    <message>
        <source>The line above the figure</source>
        <translation>图片上方的一行</translation>
    </message>
    <message>
        <source>Own title</source>
        <translation>自定标题</translation>
    </message>
    <message>
        <source>Instead of what the figure says by itself</source>
        <translation>代替图片自带的标题</translation>
    </message>
    <message>
        <source>what the figure says by itself</source>
        <translation>图片自带的标题</translation>
    </message>
    <message>
        <source>&amp;Caption</source>
        <translation>图题(&amp;C)</translation>
    </message>
    <message>
        <source>Model, layer, head, scale, mask, and whether the head was taught</source>
        <translation>模型、层、头、缩放、掩码，以及这个头是否被教过</translation>
    </message>
    <message>
        <source>Colour &amp;bar</source>
        <translation>颜色条(&amp;B)</translation>
    </message>
    <message>
        <source>The legend of the colours</source>
        <translation>颜色的图例</translation>
    </message>
    <message>
        <source>Tra&amp;nsparent background</source>
        <translation>透明背景(&amp;N)</translation>
    </message>
    <message>
        <source>Nothing behind the figure but the page it is put on</source>
        <translation>图片后面只有它所在的页面</translation>
    </message>
</context>
<context>
    <name>HeadSentence</name>
    <message>
        <source>%1 · layer %2 · %3</source>
        <translation>%1 · 第 %2 层 · %3</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1，最多 %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>No token here has a choice of keys: there is nothing to measure.</source>
        <translation>这里没有哪个词元可以选择键：无可测量。</translation>
    </message>
    <message>
        <source>Too few tokens to say whether this head stands out.</source>
        <translation>词元太少，无法判断这个头是否突出。</translation>
    </message>
    <message>
        <source>Nothing stands out among the heads of this kind.</source>
        <translation>在同类的头中没有突出之处。</translation>
    </message>
    <message>
        <source>%1 bits of entropy</source>
        <translation>熵为 %1 比特</translation>
    </message>
    <message>
        <source>%1 of its weight is on the token before; half of the others have at most %2.</source>
        <translation>它的权重有 %1 在前一个词元上；其他头有一半不超过 %2。</translation>
    </message>
    <message>
        <source>%1 of its weight is on the token itself; half of the others have at most %2.</source>
        <translation>它的权重有 %1 在词元自身上；其他头有一半不超过 %2。</translation>
    </message>
    <message>
        <source>%1 of its weight is on the first key; half of the others have at most %2.</source>
        <translation>它的权重有 %1 在第一个键上；其他头有一半不超过 %2。</translation>
    </message>
    <message>
        <source>Its weight is on few keys: %1; half of the others have at least %2.</source>
        <translation>它的权重集中在少数键上：%1；其他头有一半不低于 %2。</translation>
    </message>
    <message>
        <source>Its weight is nearly even: %1 of at most %2; half of the others have at most %3.</source>
        <translation>它的权重几乎均匀：%1，最多 %2；其他头有一半不超过 %3。</translation>
    </message>
</context>
<context>
    <name>HeadTexts</name>
    <message>
        <source>%1 bits</source>
        <translation>%1 比特</translation>
    </message>
    <message>
        <source>L%1 H%2</source>
        <translation>L%1 H%2</translation>
    </message>
    <message>
        <source>entropy</source>
        <translation>熵</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>自身</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>前一个</translation>
    </message>
    <message>
        <source>first</source>
        <translation>第一个</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>focused</source>
        <translation>集中</translation>
    </message>
    <message>
        <source>even</source>
        <translation>均匀</translation>
    </message>
</context>
<context>
    <name>HeadsPage</name>
    <message>
        <source>&amp;Sort by</source>
        <translation>排序(&amp;S)</translation>
    </message>
    <message>
        <source>Sort heads by</source>
        <translation>头的排序依据</translation>
    </message>
    <message>
        <source>What the heads of each kind are sorted by, the largest first</source>
        <translation>每类头的排序依据，从大到小</translation>
    </message>
    <message>
        <source>Measures of the head</source>
        <translation>这个头的度量</translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message>
        <source>keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>queries</source>
        <translation>查询</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Move the chosen cell</source>
        <translation>移动选中的单元格</translation>
    </message>
    <message>
        <source>Arrow keys, Home, End</source>
        <translation>方向键、Home、End</translation>
    </message>
    <message>
        <source>Zoom the heat map</source>
        <translation>缩放热图</translation>
    </message>
    <message>
        <source>Wheel, + and −; 0 shows everything</source>
        <translation>滚轮、+ 和 −；0 显示全部</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>About AttentionLab</source>
        <translation>关于 AttentionLab</translation>
    </message>
    <message>
        <source>See and touch the attention of trained Transformers: every number shown is the one the model computed.&lt;br&gt;&lt;br&gt;Free software under the GNU General Public License, version 3 or later. Computes with %1 instructions.</source>
        <translation>看见并亲手操作训练好的 Transformer 的注意力机制：显示的每个数都是模型算出来的。&lt;br&gt;&lt;br&gt;自由软件，以 GNU 通用公共许可证第 3 版或更新版本发布。计算使用 %1 指令集。</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Score</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Softmax of the row</source>
        <translation>这一行的 softmax</translation>
    </message>
    <message>
        <source>What it brings</source>
        <translation>它带来什么</translation>
    </message>
    <message>
        <source>Point at a cell to see how its weight comes about; click to keep it.</source>
        <translation>把鼠标移到一个单元格上，看它的权重是怎样得来的；单击可固定。</translation>
    </message>
    <message>
        <source>The chosen cell in numbers</source>
        <translation>所选单元格的数值</translation>
    </message>
</context>
<context>
    <name>InspectorText</name>
    <message>
        <source>The mask hides %1 (position %2) from %3 (position %4).</source>
        <translation>掩码使 %3（位置 %4）看不到 %1（位置 %2）。</translation>
    </message>
    <message>
        <source>To produce %1, position %2 (fed %3) gives %4 a weight of %5.</source>
        <translation>为了生成 %1，位置 %2（输入 %3）给 %4 的权重是 %5。</translation>
    </message>
    <message>
        <source>%1 (position %2) gives %3 (position %4) a weight of %5.</source>
        <translation>%1（位置 %2）给 %3（位置 %4）的权重是 %5。</translation>
    </message>
    <message>
        <source>The mask leaves %1 (position %2) no key: all its weights are 0.</source>
        <translation>掩码没有给 %1（位置 %2）留下任何键：它的权重都是 0。</translation>
    </message>
    <message>
        <source>%1 (position %2) gives its largest weight to several keys at once.</source>
        <translation>%1（位置 %2）把最大的权重同时给了几个键。</translation>
    </message>
    <message>
        <source>%1 (position %2) gives its largest weight, %3, to %4 (position %5).</source>
        <translation>%1（位置 %2）把最大的权重 %3 给了 %4（位置 %5）。</translation>
    </message>
    <message>
        <source>No single position gives %1 (position %2) the largest weight.</source>
        <translation>没有哪个位置单独给 %1（位置 %2）最大的权重。</translation>
    </message>
    <message>
        <source>%1 (position %2) gets its largest weight, %3, from %4 (position %5).</source>
        <translation>%1（位置 %2）得到的最大权重是 %3，来自 %4（位置 %5）。</translation>
    </message>
    <message>
        <source>%1 · layer %2 · %3</source>
        <translation>%1 · 第 %2 层 · %3</translation>
    </message>
    <message>
        <source>… %n more</source>
        <translation>… 还有 %n 项</translation>
    </message>
    <message>
        <source>masked: it takes no part in the sum</source>
        <translation>被掩码遮住：不参与求和</translation>
    </message>
    <message>
        <source>Every key is masked: all shares are 0.</source>
        <translation>所有键都被掩码遮住：份额都是 0。</translation>
    </message>
    <message>
        <source>Rounded; exact sum %1.</source>
        <translation>数值经过舍入；精确的和是 %1。</translation>
    </message>
    <message>
        <source>%1 × %2: %3 % of the weight.</source>
        <translation>%1 × %2：占权重的 %3 %。</translation>
    </message>
    <message>
        <source>Length |%1 %2| = %3.</source>
        <translation>长度 |%1 %2| = %3。</translation>
    </message>
    <message>
        <source>Along the context: %1 of its length %2.</source>
        <translation>沿加权值向量方向的部分：%1（该向量长 %2）。</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>source tokens</source>
        <translation>源语言词元</translation>
    </message>
    <message>
        <source>tokens fed to the decoder</source>
        <translation>输入解码器的词元</translation>
    </message>
    <message>
        <source>tokens fed ▸ produced</source>
        <translation>输入 ▸ 生成的词元</translation>
    </message>
    <message>
        <source>Cross-attention</source>
        <translation>交叉注意力</translation>
    </message>
    <message>
        <source>Encoder self-attention</source>
        <translation>编码器自注意力</translation>
    </message>
    <message>
        <source>Decoder self-attention</source>
        <translation>解码器自注意力</translation>
    </message>
    <message>
        <source>head %1 (Z%2)</source>
        <translation>头 %1（Z%2）</translation>
    </message>
    <message>
        <source>trained on word alignments</source>
        <translation>用词对齐训练过</translation>
    </message>
    <message>
        <source>trained on coreference</source>
        <translation>用指代关系训练过</translation>
    </message>
    <message>
        <source>trained on %1</source>
        <translation>用 %1 训练过</translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>键</translation>
    </message>
</context>
<context>
    <name>LinesPage</name>
    <message>
        <source>Heads</source>
        <translation>头</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show the lines of all heads of this layer, or only the chosen one&apos;s</source>
        <translation>显示这一层所有头的连线，或只显示选中的头</translation>
    </message>
    <message>
        <source>&amp;Weights from</source>
        <translation>最小权重(&amp;W)</translation>
    </message>
    <message>
        <source>Smallest weight with a line</source>
        <translation>有连线的最小权重</translation>
    </message>
    <message>
        <source>Smaller weights have no line</source>
        <translation>更小的权重没有连线</translation>
    </message>
    <message>
        <source>S&amp;trongest</source>
        <translation>最大的(&amp;T)</translation>
    </message>
    <message>
        <source>Lines of each query</source>
        <translation>每个查询的连线数</translation>
    </message>
    <message>
        <source>Of each query and head, only so many lines: the largest weights</source>
        <translation>每个查询、每个头只画这么多条连线：权重最大的几条</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>AttentionLab</source>
        <translation>AttentionLab</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Q K V</source>
        <translation>Q K V</translation>
    </message>
    <message>
        <source>Type a sentence, or pick a sample</source>
        <translation>输入一句话，或选一个示例</translation>
    </message>
    <message>
        <source>Its tokens, its translation and the attention between them appear here as you type.</source>
        <translation>输入时，它的词元、译文以及两者之间的注意力会立即显示在这里。</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检视</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>Walkthrough</source>
        <translation>分步讲解</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>代价</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>the text has no words</source>
        <translation>文本里没有词</translation>
    </message>
    <message>
        <source>the second sentence has no words</source>
        <translation>第二句里没有词</translation>
    </message>
    <message>
        <source>type at least one word</source>
        <translation>请至少输入一个词</translation>
    </message>
    <message>
        <source>type at least one word, or leave it out</source>
        <translation>请至少输入一个词，或者不要第二句</translation>
    </message>
    <message>
        <source>the text has %1 tokens, the model takes at most %2</source>
        <translation>文本有 %1 个词元，模型最多接受 %2 个</translation>
    </message>
    <message>
        <source>the target has %1 tokens, the model takes at most %2</source>
        <translation>译文有 %1 个词元，模型最多接受 %2 个</translation>
    </message>
    <message>
        <source>shorten it, or cut it (--cut)</source>
        <translation>请缩短它，或允许截断（--cut）</translation>
    </message>
    <message>
        <source>the text is longer than 100 MB</source>
        <translation>文本超过 100 MB</translation>
    </message>
    <message>
        <source>give a shorter one</source>
        <translation>请给出更短的文本</translation>
    </message>
    <message>
        <source>the scale is not a finite number</source>
        <translation>缩放系数不是有限的数</translation>
    </message>
    <message>
        <source>give a number such as 0.125</source>
        <translation>请给出像 0.125 这样的数</translation>
    </message>
    <message>
        <source>the model does not write the language &quot;%1&quot;</source>
        <translation>模型不会写“%1”这种语言</translation>
    </message>
    <message>
        <source>the model has no decoder that could write a language</source>
        <translation>模型没有能写出语言的解码器</translation>
    </message>
    <message>
        <source>leave the language out</source>
        <translation>请不要指定语言</translation>
    </message>
    <message>
        <source>the model does not take a second sentence</source>
        <translation>模型不接受第二句</translation>
    </message>
    <message>
        <source>leave it out</source>
        <translation>请不要给出</translation>
    </message>
    <message>
        <source>the numbers grow beyond what floats hold, so there is no most probable token</source>
        <translation>数值超出浮点数的范围，因此没有概率最大的词元</translation>
    </message>
    <message>
        <source>choose a smaller scale</source>
        <translation>请选择较小的缩放系数</translation>
    </message>
    <message>
        <source>choose one of %1</source>
        <translation>请从这些中选择：%1</translation>
    </message>
    <message>
        <source>choose one of: %1</source>
        <translation>请从这些中选择：%1</translation>
    </message>
    <message>
        <source>there is not enough memory for this</source>
        <translation>内存不够</translation>
    </message>
    <message>
        <source>try a shorter text</source>
        <translation>请试试更短的文本</translation>
    </message>
    <message>
        <source>the program made a mistake</source>
        <translation>程序出了错</translation>
    </message>
    <message>
        <source>please report it with the text and the model you used</source>
        <translation>请把所用的文本和模型一并报告给我们</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>check the path</source>
        <translation>请检查路径</translation>
    </message>
    <message>
        <source>the file may not be read</source>
        <translation>没有权限读取这个文件</translation>
    </message>
    <message>
        <source>change its permissions</source>
        <translation>请修改它的权限</translation>
    </message>
    <message>
        <source>the file can&apos;t be read: %1</source>
        <translation>无法读取这个文件：%1</translation>
    </message>
    <message>
        <source>check the disk and the file</source>
        <translation>请检查磁盘和文件</translation>
    </message>
    <message>
        <source>this is a folder, not a file</source>
        <translation>这是文件夹，不是文件</translation>
    </message>
    <message>
        <source>this is a device or pipe, not a file</source>
        <translation>这是设备或管道，不是文件</translation>
    </message>
    <message>
        <source>give the path of a file</source>
        <translation>请给出文件的路径</translation>
    </message>
    <message>
        <source>the file changed its length while it was being read</source>
        <translation>读取时文件的长度变了</translation>
    </message>
    <message>
        <source>load it again once nothing writes to it</source>
        <translation>请等没有程序写它时再重新载入</translation>
    </message>
    <message>
        <source>the file has more than %1 bytes</source>
        <translation>文件超过 %1 字节</translation>
    </message>
    <message>
        <source>check that this is the right file</source>
        <translation>请检查是不是这个文件</translation>
    </message>
    <message>
        <source>the folder to write to does not exist</source>
        <translation>要写入的文件夹不存在</translation>
    </message>
    <message>
        <source>create it or choose another path</source>
        <translation>请创建它，或选择另一个路径</translation>
    </message>
    <message>
        <source>the folder may not be written to</source>
        <translation>没有权限写入这个文件夹</translation>
    </message>
    <message>
        <source>change its permissions or choose another path</source>
        <translation>请修改它的权限，或选择另一个路径</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>free some space or choose another disk</source>
        <translation>请腾出一些空间，或选择另一个磁盘</translation>
    </message>
    <message>
        <source>free some space or choose another place</source>
        <translation>请腾出一些空间，或选择另一个位置</translation>
    </message>
    <message>
        <source>the file would be larger than is allowed here</source>
        <translation>文件会超过这里允许的大小</translation>
    </message>
    <message>
        <source>raise the limit or choose another disk</source>
        <translation>请提高上限，或选择另一个磁盘</translation>
    </message>
    <message>
        <source>add a file name</source>
        <translation>请加上文件名</translation>
    </message>
    <message>
        <source>the file can&apos;t be written: %1</source>
        <translation>无法写入这个文件：%1</translation>
    </message>
    <message>
        <source>can&apos;t be written: %1</source>
        <translation>无法写入：%1</translation>
    </message>
    <message>
        <source>choose another path</source>
        <translation>请选择另一个路径</translation>
    </message>
    <message>
        <source>there is not enough memory for a picture of this size</source>
        <translation>内存不够，无法生成这么大的图片</translation>
    </message>
    <message>
        <source>the picture can&apos;t be made: %1</source>
        <translation>无法生成图片：%1</translation>
    </message>
    <message>
        <source>choose a smaller size</source>
        <translation>请选择较小的尺寸</translation>
    </message>
    <message>
        <source>pictures have no such file ending</source>
        <translation>图片没有这种扩展名</translation>
    </message>
    <message>
        <source>there is neither a shipped model nor a folder of this name</source>
        <translation>既没有这个名字的自带模型，也没有这个名字的文件夹</translation>
    </message>
    <message>
        <source>give a model folder or one of: %1</source>
        <translation>请给出模型文件夹，或从这些中选择：%1</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>没有这个文件夹</translation>
    </message>
    <message>
        <source>check the path or the model&apos;s name</source>
        <translation>请检查路径或模型的名字</translation>
    </message>
    <message>
        <source>this is a file, not a folder</source>
        <translation>这是文件，不是文件夹</translation>
    </message>
    <message>
        <source>give the folder that holds config.json</source>
        <translation>请给出 config.json 所在的文件夹</translation>
    </message>
    <message>
        <source>the folder has no %1</source>
        <translation>文件夹里没有 %1</translation>
    </message>
    <message>
        <source>give the folder of a whole model</source>
        <translation>请给出完整模型的文件夹</translation>
    </message>
    <message>
        <source>this is a Hugging Face model, which this version does not support yet</source>
        <translation>这是 Hugging Face 模型，这个版本还不支持</translation>
    </message>
    <message>
        <source>image models are not supported by this version yet</source>
        <translation>这个版本还不支持图像模型</translation>
    </message>
    <message>
        <source>choose a model of text</source>
        <translation>请选择文本模型</translation>
    </message>
    <message>
        <source>it is %1, which is not supported</source>
        <translation>值为 %1，不受支持</translation>
    </message>
    <message>
        <source>give a model in the format attention-lab-model</source>
        <translation>请给出 attention-lab-model 格式的模型</translation>
    </message>
    <message>
        <source>it is %1, but this program reads version 1 only</source>
        <translation>值为 %1，但这个程序只能读取版本 1</translation>
    </message>
    <message>
        <source>get a newer AttentionLab or the model in version 1</source>
        <translation>请使用更新的 AttentionLab，或版本 1 的模型</translation>
    </message>
    <message>
        <source>it is no valid JSON</source>
        <translation>不是有效的 JSON</translation>
    </message>
    <message>
        <source>it is nested deeper than %1 levels</source>
        <translation>嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>it holds a number beyond what a computer&apos;s numbers reach</source>
        <translation>其中有一个超出计算机表示范围的数</translation>
    </message>
    <message>
        <source>the key is missing</source>
        <translation>缺少这个键</translation>
    </message>
    <message>
        <source>the key is there twice</source>
        <translation>这个键出现了两次</translation>
    </message>
    <message>
        <source>it is %1 instead of %2</source>
        <translation>是 %1，而应该是 %2</translation>
    </message>
    <message>
        <source>it is %1, not from %2 to %3</source>
        <translation>值为 %1，不在 %2 到 %3 之间</translation>
    </message>
    <message>
        <source>there is no such tensor</source>
        <translation>没有这个张量</translation>
    </message>
    <message>
        <source>config.json describes no such tensor</source>
        <translation>config.json 没有描述这个张量</translation>
    </message>
    <message>
        <source>its shape is %1 instead of %2</source>
        <translation>形状是 %1，而应该是 %2</translation>
    </message>
    <message>
        <source>its numbers are of type %1, which is not read</source>
        <translation>数值类型是 %1，无法读取</translation>
    </message>
    <message>
        <source>store it as F32, F16 or BF16</source>
        <translation>请存为 F32、F16 或 BF16</translation>
    </message>
    <message>
        <source>its number [%1] is %2</source>
        <translation>第 [%1] 个数是 %2</translation>
    </message>
    <message>
        <source>get the model again or train it anew</source>
        <translation>请重新获取模型，或重新训练</translation>
    </message>
    <message>
        <source>the header is no valid JSON</source>
        <translation>文件头不是有效的 JSON</translation>
    </message>
    <message>
        <source>the header is no JSON object</source>
        <translation>文件头不是 JSON 对象</translation>
    </message>
    <message>
        <source>the file has %1 bytes, too few for a safetensors file</source>
        <translation>文件只有 %1 字节，不足以构成 safetensors 文件</translation>
    </message>
    <message>
        <source>the header is %1 bytes long, more than 100 MB</source>
        <translation>文件头长 %1 字节，超过 100 MB</translation>
    </message>
    <message>
        <source>the header is %1 bytes long, but only %2 follow</source>
        <translation>文件头长 %1 字节，但后面只有 %2 字节</translation>
    </message>
    <message>
        <source>behind the last tensor %1 bytes belong to no tensor</source>
        <translation>最后一个张量之后有 %1 字节不属于任何张量</translation>
    </message>
    <message>
        <source>check that this is a safetensors file</source>
        <translation>请检查这是不是 safetensors 文件</translation>
    </message>
    <message>
        <source>check that the file belongs to this model</source>
        <translation>请检查文件是否属于这个模型</translation>
    </message>
    <message>
        <source>check that the files of the folder belong together</source>
        <translation>请检查文件夹里的文件是否属于同一个模型</translation>
    </message>
    <message>
        <source>it has %1 tokens, but config.json says %2</source>
        <translation>它有 %1 个词元，但 config.json 里写的是 %2</translation>
    </message>
    <message>
        <source>the line is empty</source>
        <translation>这一行是空的</translation>
    </message>
    <message>
        <source>the line is no UTF-8</source>
        <translation>这一行不是 UTF-8</translation>
    </message>
    <message>
        <source>the token %1 is already on line %2</source>
        <translation>词元 %1 已经在第 %2 行出现过</translation>
    </message>
    <message>
        <source>check the program&apos;s data folder</source>
        <translation>请检查程序的数据文件夹</translation>
    </message>
    <message>
        <source>write one JSON object</source>
        <translation>请写成一个 JSON 对象</translation>
    </message>
    <message>
        <source>unknown key &quot;%1&quot;</source>
        <translation>未知的键“%1”</translation>
    </message>
    <message>
        <source>the keys are: %1</source>
        <translation>可用的键有：%1</translation>
    </message>
    <message>
        <source>the model writes no translation that beams could search</source>
        <translation>模型不写译文，没有可供束搜索的内容</translation>
    </message>
    <message>
        <source>leave the beams out</source>
        <translation>请不要指定束数</translation>
    </message>
    <message>
        <source>the folder may not be read</source>
        <translation>没有权限读取这个文件夹</translation>
    </message>
    <message>
        <source>the folder can&apos;t be made</source>
        <translation>无法创建文件夹</translation>
    </message>
    <message>
        <source>the model translates to %1 from %2 only, and the text is not in %3</source>
        <translation>模型只能从 %2 译成 %1，而这段文本不是 %3</translation>
    </message>
    <message>
        <source>type it in %1, or choose %2 (--translate-to %3)</source>
        <translation>请用 %1 输入，或选择 %2（--translate-to %3）</translation>
    </message>
    <message>
        <source>type it in %1</source>
        <translation>请用 %1 输入</translation>
    </message>
    <message>
        <source>%1 is no code of a language such as en</source>
        <translation>%1 不是语言代码（例如 en）</translation>
    </message>
</context>
<context>
    <name>Qkv</name>
    <message>
        <source>y: the encoder&apos;s output</source>
        <translation>y：编码器的输出</translation>
    </message>
</context>
<context>
    <name>Quantities</name>
    <message>
        <source>“%1” (position %2)</source>
        <translation>“%1”（位置 %2）</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <source>decoder layer %1</source>
        <translation>解码器第 %1 层</translation>
    </message>
    <message>
        <source>encoder layer %1</source>
        <translation>编码器第 %1 层</translation>
    </message>
    <message>
        <source>the decoder&apos;s end</source>
        <translation>解码器末端</translation>
    </message>
    <message>
        <source>the encoder&apos;s end</source>
        <translation>编码器末端</translation>
    </message>
    <message>
        <source>, feed-forward</source>
        <translation>，前馈网络</translation>
    </message>
    <message>
        <source>, cross-attention</source>
        <translation>，交叉注意力</translation>
    </message>
    <message>
        <source>, self-attention</source>
        <translation>，自注意力</translation>
    </message>
    <message>
        <source>entry %1 of %2 of %3</source>
        <translation>%3的%2的第 %1 个分量</translation>
    </message>
    <message>
        <source>%1 of %2 for %3</source>
        <translation>%2对%3的%1</translation>
    </message>
    <message>
        <source>the query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>the key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>the value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>the context</source>
        <translation>加权值向量</translation>
    </message>
    <message>
        <source>score, unscaled,</source>
        <translation>未缩放的相似度</translation>
    </message>
    <message>
        <source>score, scaled,</source>
        <translation>缩放后的相似度</translation>
    </message>
    <message>
        <source>score, masked,</source>
        <translation>掩码后的相似度</translation>
    </message>
    <message>
        <source>score less the row&apos;s largest</source>
        <translation>减去本行最大值的相似度</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>指数值</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>largest score of %1</source>
        <translation>%1的最大相似度</translation>
    </message>
    <message>
        <source>sum of the exponentials of %1</source>
        <translation>%1的指数值之和</translation>
    </message>
    <message>
        <source> at position %1</source>
        <translation>（位置 %1）</translation>
    </message>
    <message>
        <source>logit of %1</source>
        <translation>%1的 logit</translation>
    </message>
    <message>
        <source>largest logit</source>
        <translation>最大的 logit</translation>
    </message>
    <message>
        <source>logit of %1 less the largest</source>
        <translation>%1的 logit 减去最大值</translation>
    </message>
    <message>
        <source>exponential of %1</source>
        <translation>%1的指数值</translation>
    </message>
    <message>
        <source>sum of the exponentials</source>
        <translation>指数值之和</translation>
    </message>
    <message>
        <source>probability of %1</source>
        <translation>%1的概率</translation>
    </message>
    <message>
        <source>entry %1 of %2, %3</source>
        <translation>%2的第 %1 个分量，%3</translation>
    </message>
    <message>
        <source>what its position adds</source>
        <translation>它的位置所加的</translation>
    </message>
    <message>
        <source>the word&apos;s embedding</source>
        <translation>这个词的嵌入</translation>
    </message>
    <message>
        <source>what layer 0 receives</source>
        <translation>第 0 层的输入</translation>
    </message>
    <message>
        <source>mean of the row that the norm reads, %1</source>
        <translation>归一化所读的行的均值，%1</translation>
    </message>
    <message>
        <source>variance of the row that the norm reads, %1</source>
        <translation>归一化所读的行的方差，%1</translation>
    </message>
    <message>
        <source>what the norm gives</source>
        <translation>归一化的结果</translation>
    </message>
    <message>
        <source>what the sub-layer adds</source>
        <translation>子层所加的</translation>
    </message>
    <message>
        <source>the stream with what was added</source>
        <translation>加上之后的数据流</translation>
    </message>
    <message>
        <source>the hidden layer before its activation</source>
        <translation>激活之前的隐藏层</translation>
    </message>
    <message>
        <source>the hidden layer after its activation</source>
        <translation>激活之后的隐藏层</translation>
    </message>
    <message>
        <source>what q·k is multiplied by</source>
        <translation>q·k 所乘的系数</translation>
    </message>
    <message>
        <source>what keeps a norm from dividing by 0</source>
        <translation>防止归一化除以 0 的小量</translation>
    </message>
    <message>
        <source>what embeddings are multiplied by</source>
        <translation>嵌入所乘的系数</translation>
    </message>
    <message>
        <source>%1, learned: row %2, column %3</source>
        <translation>%1，学得的参数：第 %2 行第 %3 列</translation>
    </message>
    <message>
        <source>position bias</source>
        <translation>位置偏置</translation>
    </message>
    <message>
        <source>distance of %1 from %2</source>
        <translation>%1 与 %2 的距离</translation>
    </message>
    <message>
        <source>score, with its bias and masked,</source>
        <translation>加上偏置并掩码后的相似度</translation>
    </message>
    <message>
        <source>what each position of distance adds to a score of %1</source>
        <translation>距离每多一个位置，%1 的相似度所加的数</translation>
    </message>
    <message>
        <source>%1, learned: bucket %2, %3</source>
        <translation>%1，学得的：第 %2 个桶，%3</translation>
    </message>
    <message>
        <source>, %1</source>
        <translation>，%1</translation>
    </message>
</context>
<context>
    <name>SentencePanel</name>
    <message>
        <source>Sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Type a sentence</source>
        <translation>输入一句话</translation>
    </message>
    <message>
        <source>The text the model reads, as you type it. Every change is computed at once.</source>
        <translation>模型读到的文本，就是你输入的样子。每次改动都会立即重新计算。</translation>
    </message>
    <message>
        <source>Tokens of the sentence</source>
        <translation>句子的词元</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>译文</translation>
    </message>
    <message>
        <source>Language of the translation</source>
        <translation>译文的语言</translation>
    </message>
    <message>
        <source>Tokens of the translation</source>
        <translation>译文的词元</translation>
    </message>
    <message>
        <source>Type it myself</source>
        <translation>自己输入</translation>
    </message>
    <message>
        <source>What the decoder is fed, word by word, instead of the words it chose itself</source>
        <translation>逐词输入解码器的内容，代替它自己选的词</translation>
    </message>
    <message>
        <source>Translation to feed</source>
        <translation>要输入的译文</translation>
    </message>
    <message>
        <source>Type a translation</source>
        <translation>输入译文</translation>
    </message>
    <message>
        <source>Look for</source>
        <translation>看什么</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>示例</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Decimals of results</source>
        <translation>结果的小数位数(&amp;D)</translation>
    </message>
    <message>
        <source>Digits after the point in the inspector; tool tips and files always have nine digits</source>
        <translation>检视面板中小数点后的位数；工具提示和文件总是九位有效数字</translation>
    </message>
    <message>
        <source>T&amp;hreads</source>
        <translation>线程数(&amp;H)</translation>
    </message>
    <message>
        <source>How many processors compute at once; the numbers are the same with any</source>
        <translation>同时计算的处理器数；无论多少，结果都相同</translation>
    </message>
    <message>
        <source>As many as help</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>&amp;Folders with more models</source>
        <translation>其他模型所在的文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Their models are offered in the list of models, beside those that ship with the program</source>
        <translation>其中的模型会与随程序提供的模型一起列出</translation>
    </message>
    <message>
        <source>&amp;Add folder…</source>
        <translation>添加文件夹(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Show changes as &amp;movements</source>
        <translation>用动画显示变化(&amp;M)</translation>
    </message>
    <message>
        <source>In the walkthrough, what stays from step to step glides to its new place</source>
        <translation>在分步讲解里，仍在的内容滑到新的位置</translation>
    </message>
    <message>
        <source>Folders with more models</source>
        <translation>其他模型所在的文件夹</translation>
    </message>
</context>
<context>
    <name>StepView</name>
    <message>
        <source>Copy number %1</source>
        <translation>复制数值 %1</translation>
    </message>
    <message>
        <source>Copy table as CSV: %1</source>
        <translation>将表格复制为 CSV：%1</translation>
    </message>
    <message>
        <source>Copy formula as LaTeX</source>
        <translation>将公式复制为 LaTeX</translation>
    </message>
    <message>
        <source>Copy formula as image</source>
        <translation>将公式复制为图片</translation>
    </message>
    <message>
        <source>Copy numbers as LaTeX</source>
        <translation>将代入数值的公式复制为 LaTeX</translation>
    </message>
    <message>
        <source>Copy numbers as image</source>
        <translation>将代入数值的公式复制为图片</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
</context>
<context>
    <name>WalkView</name>
    <message>
        <source>First</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>The first step (Ctrl+Home)</source>
        <translation>第一步（Ctrl+Home）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>The step before (Page Up)</source>
        <translation>上一步（Page Up）</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>The next step (Page Down)</source>
        <translation>下一步（Page Down）</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>The last step (Ctrl+End)</source>
        <translation>最后一步（Ctrl+End）</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Go on by itself (Space)</source>
        <translation>自动往下走（空格键）</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>慢</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快</translation>
    </message>
    <message>
        <source>Row by row</source>
        <translation>逐行</translation>
    </message>
    <message>
        <source>While playing, show every query of a step before the next step</source>
        <translation>播放时，先把一步里的每个查询都显示一遍，再到下一步</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Show the sizes of the matrices under their symbols</source>
        <translation>在符号下面标出矩阵的大小</translation>
    </message>
    <message>
        <source>Digits after the point</source>
        <translation>小数位数</translation>
    </message>
    <message>
        <source>2 digits</source>
        <translation>2 位小数</translation>
    </message>
    <message>
        <source>3 digits</source>
        <translation>3 位小数</translation>
    </message>
    <message>
        <source>4 digits</source>
        <translation>4 位小数</translation>
    </message>
    <message>
        <source>5 digits</source>
        <translation>5 位小数</translation>
    </message>
    <message>
        <source>6 digits</source>
        <translation>6 位小数</translation>
    </message>
    <message>
        <source>Predict first</source>
        <translation>先猜一猜</translation>
    </message>
    <message>
        <source>Ask about some steps before their results are shown</source>
        <translation>在某些步骤揭晓结果之前先提问</translation>
    </message>
    <message>
        <source>Hand out</source>
        <translation>分发</translation>
    </message>
    <message>
        <source>Write the whole walkthrough to a file, or a worksheet about it</source>
        <translation>把整个讲解写成文件，或写出一份练习</translation>
    </message>
    <message>
        <source>Try K := Q</source>
        <translation>试试 K := Q</translation>
    </message>
    <message>
        <source>At the steps Q K V and Scores of a self-attention: what if the queries were the keys, too?</source>
        <translation>在自注意力的“Q K V”和“相似度”两步：如果查询同时也是键，会怎样？</translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>More ▾</source>
        <translation>更多 ▾</translation>
    </message>
    <message>
        <source>Speed of playing, row by row; digits and shapes; files to hand out</source>
        <translation>播放速度、逐行；小数位数和形状；分发的文件</translation>
    </message>
    <message>
        <source>More for the walkthrough</source>
        <translation>分步讲解的更多选项</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>Walkthrough</name>
    <message>
        <source>layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>Attention, step by step</source>
        <translation>一步一步看注意力</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>With this run&apos;s shapes</source>
        <translation>代入本次运行的形状</translation>
    </message>
    <message>
        <source>With this cell&apos;s numbers</source>
        <translation>代入这个单元格的数</translation>
    </message>
    <message>
        <source>Predict first</source>
        <translation>先猜一猜</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>对。</translation>
    </message>
    <message>
        <source>Not quite.</source>
        <translation>不太对。</translation>
    </message>
    <message>
        <source>(the first %1 × %2)</source>
        <translation>（前 %1 × %2）</translation>
    </message>
    <message>
        <source>First</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>not in the document; %1</source>
        <translation>文档中没有；%1</translation>
    </message>
    <message>
        <source> (the first %1 × %2)</source>
        <translation>（前 %1 × %2）</translation>
    </message>
    <message>
        <source>Predict first:</source>
        <translation>先猜一猜：</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Attention: a worksheet</source>
        <translation>注意力：练习</translation>
    </message>
    <message>
        <source>sheet %1</source>
        <translation>第 %1 份</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>“%1” (position %2)</source>
        <translation>“%1”（位置 %2）</translation>
    </message>
    <message>
        <source>Which word will get the largest weight of “%1”?</source>
        <translation>“%1”会把最大的权重给哪个词？</translation>
    </message>
    <message>
        <source>Its scaled score, %1, is the largest that the mask leaves in the row, and the softmax keeps the order. Its weight is %2.</source>
        <translation>它缩放后的相似度 %1 是掩码在这一行留下的最大值，而 softmax 保持顺序。它的权重是 %2。</translation>
    </message>
    <message>
        <source>Each e^… is divided by the sum of all of them, so the shares add up to 1. This row, added up: %1.</source>
        <translation>每个 e^… 都除以它们的总和，所以份额之和为 1。这一行加起来是：%1。</translation>
    </message>
    <message>
        <source>it depends on the scores</source>
        <translation>取决于相似度</translation>
    </message>
    <message>
        <source>What do the weights of “%1” add up to?</source>
        <translation>“%1”的权重加起来是多少？</translation>
    </message>
    <message>
        <source>What if every score of the row rose by %1?</source>
        <translation>如果这一行的每个相似度都增加 %1 会怎样？</translation>
    </message>
    <message>
        <source>the weights stay as they are</source>
        <translation>权重不变</translation>
    </message>
    <message>
        <source>every weight grows</source>
        <translation>每个权重都变大</translation>
    </message>
    <message>
        <source>the weights become more alike</source>
        <translation>权重变得更接近</translation>
    </message>
    <message>
        <source>Every e^… would be e^%1 times as large, and so would their sum: the shares stay. Computed: no weight of this row changes by more than %2.</source>
        <translation>每个 e^… 都变成 e^%1 倍，总和也一样：份额不变。计算结果：这一行没有一个权重的变化超过 %2。</translation>
    </message>
    <message>
        <source>Its weight, %1, times its value is a vector of length %2, the longest of the row.</source>
        <translation>它的权重 %1 乘以它的值，是一个长度为 %2 的向量，在这一行中最长。</translation>
    </message>
    <message>
        <source>It has the largest weight, too.</source>
        <translation>它的权重也是最大的。</translation>
    </message>
    <message>
        <source>It does not have the largest weight: its value is long enough to make up for that.</source>
        <translation>它的权重不是最大的：但它的值足够长，弥补了这一点。</translation>
    </message>
    <message>
        <source>Which word brings the most into the context of “%1”?</source>
        <translation>哪个词给“%1”的加权值向量带来最多？</translation>
    </message>
    <message>
        <source>What if the queries were used as keys, too?</source>
        <translation>如果把查询也当作键会怎样？</translation>
    </message>
    <message>
        <source>any two words would score each other alike</source>
        <translation>任意两个词相互的相似度会一样</translation>
    </message>
    <message>
        <source>nothing would change</source>
        <translation>什么也不会变</translation>
    </message>
    <message>
        <source>every score would be the same</source>
        <translation>所有相似度都会相同</translation>
    </message>
    <message>
        <source>A dot product doesn&apos;t care which comes first. Computed for positions %1 and %2: with keys of their own the scores are %3 and %4, with the queries as keys %5 and %6.</source>
        <translation>点积与先后无关。对位置 %1 和 %2 计算：用各自的键，相似度是 %3 和 %4；用查询作键，则是 %5 和 %6。</translation>
    </message>
    <message>
        <source>Rounded to %1 digits here; computed with all of them.</source>
        <translation>这里舍入到 %1 位；计算时用的是全部位数。</translation>
    </message>
    <message>
        <source>document %1</source>
        <translation>文档 %1</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <source> This is the last position: nothing is fed after it.</source>
        <translation>这是最后一个位置：之后不再输入。</translation>
    </message>
    <message>
        <source> It is what is fed next.</source>
        <translation>接下来输入的就是它。</translation>
    </message>
    <message>
        <source> What is fed next is another word, “%1”.</source>
        <translation>接下来输入的是另一个词“%1”。</translation>
    </message>
    <message>
        <source>what the feed-forward receives</source>
        <translation>前馈网络的输入</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>学得的</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>the hidden layer</source>
        <translation>隐藏层</translation>
    </message>
    <message>
        <source>after the activation</source>
        <translation>激活之后</translation>
    </message>
    <message>
        <source>what the feed-forward adds</source>
        <translation>前馈网络所加的</translation>
    </message>
    <message>
        <source>Each position by itself goes through %1 hidden numbers and back to %2; positions don&apos;t see each other here.</source>
        <translation>每个位置各自变成 %1 个隐藏的数，再变回 %2 个；位置之间在这里互不相见。</translation>
    </message>
    <message>
        <source> It reads y, the stream normalised.</source>
        <translation>它读取的是 y，即归一化后的数据流。</translation>
    </message>
    <message>
        <source> Between the step before and this one stands the layer&apos;s cross-attention.</source>
        <translation>上一步和这一步之间还有这一层的交叉注意力。</translation>
    </message>
    <message>
        <source>the stream before the feed-forward</source>
        <translation>前馈网络之前的数据流</translation>
    </message>
    <message>
        <source>their sum</source>
        <translation>两者之和</translation>
    </message>
    <message>
        <source>the layer&apos;s output</source>
        <translation>这一层的输出</translation>
    </message>
    <message>
        <source>after the final norm</source>
        <translation>最后一次归一化之后</translation>
    </message>
    <message>
        <source>Layer %1 is done. Layer %2 receives this and does the same with matrices of its own.</source>
        <translation>第 %1 层完成了。第 %2 层接收它，用自己的矩阵做同样的事。</translation>
    </message>
    <message>
        <source>Layer %1 was the encoder&apos;s last: keys and values of every cross-attention are made of its end.</source>
        <translation>第 %1 层是编码器的最后一层：每个交叉注意力的键和值都由它的末端得来。</translation>
    </message>
    <message>
        <source>Layer %1 was the last: a vector for each word, now in its context, is what this model gives.</source>
        <translation>第 %1 层是最后一层：这个模型给出的，就是每个词结合上下文之后的向量。</translation>
    </message>
    <message>
        <source>Layer %1 was the last: the answer is read off its end.</source>
        <translation>第 %1 层是最后一层：答案从它的末端读出。</translation>
    </message>
    <message>
        <source>the last layer&apos;s end</source>
        <translation>最后一层的末端</translation>
    </message>
    <message>
        <source>the embedding table, used again</source>
        <translation>再次使用的嵌入表</translation>
    </message>
    <message>
        <source>the largest logits</source>
        <translation>最大的几个 logit</translation>
    </message>
    <message>
        <source>probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>At position %1 the largest probability, %2, goes to “%3”.</source>
        <translation>在位置 %1，最大的概率 %2 属于“%3”。</translation>
    </message>
    <message>
        <source>The largest probability, %1, goes to “%2”.</source>
        <translation>最大的概率 %1 属于“%2”。</translation>
    </message>
    <message>
        <source>all heads&apos; contexts</source>
        <translation>所有头的加权值向量</translation>
    </message>
    <message>
        <source>context of head %1</source>
        <translation>头 %1 的加权值向量</translation>
    </message>
    <message>
        <source>Each of the %1 heads made its own context from its own queries, keys and values. They are set side by side: %1 × %2 = %3 columns.</source>
        <translation>%1 个头各用自己的查询、键和值得到自己的加权值向量。把它们并排拼接：%1 × %2 = %3 列。</translation>
    </message>
    <message>
        <source>This model has a single head, so there is nothing to set side by side.</source>
        <translation>这个模型只有一个头，没有什么可拼接。</translation>
    </message>
    <message>
        <source>output of the attention</source>
        <translation>注意力的输出</translation>
    </message>
    <message>
        <source>bias: document 5.2</source>
        <translation>偏置：文档 5.2</translation>
    </message>
    <message>
        <source>off, as in this model</source>
        <translation>不用，与这个模型一致</translation>
    </message>
    <message>
        <source>in prose only, as its step 5</source>
        <translation>只见于文字，即它的第 5 步</translation>
    </message>
    <message>
        <source>off</source>
        <translation>不用</translation>
    </message>
    <message>
        <source>The document&apos;s prose puts an activation here; neither its formula nor its code has one, and neither has this model. Shown is what ReLU, GELU or tanh would make of the same numbers.</source>
        <translation>文档的文字在这里加了激活函数；但它的公式和代码里都没有，这个模型也没有。这里显示的是 ReLU、GELU 或 tanh 会把同样的数变成什么。</translation>
    </message>
    <message>
        <source>the stream so far</source>
        <translation>到目前为止的数据流</translation>
    </message>
    <message>
        <source>gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>the stream after the attention</source>
        <translation>注意力之后的数据流</translation>
    </message>
    <message>
        <source>The attention only adds: what was there before stays in the sum.</source>
        <translation>注意力只做加法：原来的内容仍留在和里。</translation>
    </message>
    <message>
        <source>In this model the norm comes before the next sub-layer (pre-norm).</source>
        <translation>在这个模型中，归一化在下一个子层之前（pre-norm）。</translation>
    </message>
    <message>
        <source>Then each row is normalised: its mean is taken away, it is divided by its spread, and a learned gain and bias are applied (post-norm).</source>
        <translation>然后对每一行归一化：减去均值，除以标准差，再乘以学得的增益、加上偏置（post-norm）。</translation>
    </message>
    <message>
        <source>queries and keys from different texts: %1</source>
        <translation>查询和键来自不同的文本：%1</translation>
    </message>
    <message>
        <source>key j is no padding</source>
        <translation>键 j 不是填充</translation>
    </message>
    <message>
        <source>This attention hides nothing in this run: every query sees every key.</source>
        <translation>这个注意力在本次运行中什么也不遮：每个查询都能看到每个键。</translation>
    </message>
    <message>
        <source>what comes later, which would give the answer away</source>
        <translation>后面的内容（否则就泄露了答案）</translation>
    </message>
    <message>
        <source>what is further away than %1</source>
        <translation>距离超过 %1 的内容</translation>
    </message>
    <message>
        <source>padding, which is no word</source>
        <translation>不是词的填充</translation>
    </message>
    <message>
        <source>The mask hides %1: %2 of %3 scores become −∞, so that their weight will be exactly 0.</source>
        <translation>掩码遮住%1：%3 个相似度中有 %2 个变成 −∞，因此它们的权重恰好为 0。</translation>
    </message>
    <message>
        <source> and </source>
        <translation>和</translation>
    </message>
    <message>
        <source>Rows that see no key at all, so that their weights will all be 0: %1.</source>
        <translation>完全看不到键、因而权重全为 0 的行：%1。</translation>
    </message>
    <message>
        <source>queries</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>键</translation>
    </message>
    <message>
        <source>scores, unscaled</source>
        <translation>未缩放的相似度</translation>
    </message>
    <message>
        <source>A score is a dot product: the %1 products of the query of “%2” and the key of “%3”, added up. It is large where both have large numbers of the same sign in the same places.</source>
        <translation>相似度是点积：把“%2”的查询与“%3”的键的 %1 个乘积加起来。两者在相同位置上有同号的大数时，它就大。</translation>
    </message>
    <message>
        <source>scores, scaled</source>
        <translation>缩放后的相似度</translation>
    </message>
    <message>
        <source>Nothing is done in this run: scores go on unscaled, as in the document&apos;s 2.2.1.</source>
        <translation>本次运行中什么也不做：相似度不缩放，与文档 2.2.1 一致。</translation>
    </message>
    <message>
        <source>scores, masked</source>
        <translation>掩码后的相似度</translation>
    </message>
    <message>
        <source>%1 (the document&apos;s code, 5.2, accepts a mask and never uses it)</source>
        <translation>%1（文档的代码 5.2 接收掩码，却从未使用）</translation>
    </message>
    <message>
        <source>otherwise</source>
        <translation>否则</translation>
    </message>
    <message>
        <source>values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Its keys and values are shared with other heads: the model has %1 heads of queries and %2 of keys.</source>
        <translation>它的键和值与其他头共用：模型有 %1 个查询头和 %2 个键头。</translation>
    </message>
    <message>
        <source>from the decoder</source>
        <translation>来自解码器</translation>
    </message>
    <message>
        <source>what this attention receives</source>
        <translation>这个注意力的输入</translation>
    </message>
    <message>
        <source>from the encoder&apos;s end</source>
        <translation>来自编码器末端</translation>
    </message>
    <message>
        <source>two sources: %1; biases: document 5.2</source>
        <translation>两个来源：%1；偏置：文档 5.2</translation>
    </message>
    <message>
        <source>biases: document 5.2</source>
        <translation>偏置：文档 5.2</translation>
    </message>
    <message>
        <source>Queries are made of the decoder&apos;s rows, keys and values of the encoder&apos;s end: each produced word asks the source.</source>
        <translation>查询由解码器的各行得来，键和值由编码器末端得来：每个要生成的词向源句发问。</translation>
    </message>
    <message>
        <source>Each word becomes three vectors: the query with which it asks, the key by which it is found, and the value it hands over. Were the keys the queries, i would score j as j scores i.</source>
        <translation>每个词变成三个向量：用来发问的查询，用来被找到的键，以及交出去的值。如果键就是查询，那么 i 对 j 的相似度就等于 j 对 i 的相似度。</translation>
    </message>
    <message>
        <source>The mask leaves “%1” no key: its weights are all 0.</source>
        <translation>掩码没有给“%1”留下任何键：它的权重都是 0。</translation>
    </message>
    <message>
        <source>less the row&apos;s largest</source>
        <translation>减去本行最大值</translation>
    </message>
    <message>
        <source>e to that power</source>
        <translation>e 的该次幂</translation>
    </message>
    <message>
        <source>attention weights</source>
        <translation>注意力权重</translation>
    </message>
    <message>
        <source>one draw, seed %1</source>
        <translation>一次抽取，种子 %1</translation>
    </message>
    <message>
        <source>with probability p</source>
        <translation>以概率 p</translation>
    </message>
    <message>
        <source>context: the values, mixed</source>
        <translation>加权值向量：混合后的值</translation>
    </message>
    <message>
        <source>The mask leaves “%1” no key, so nothing is mixed: its context is 0.</source>
        <translation>掩码没有给“%1”留下任何键，所以没有可混合的：它的加权值向量为 0。</translation>
    </message>
    <message>
        <source>The context of “%1” is the mean of all values, each counted by its weight: one row for each query, as wide as a value.</source>
        <translation>“%1”的加权值向量是所有值按权重的平均：每个查询一行，与值同宽。</translation>
    </message>
    <message>
        <source>The text is cut into tokens, here %1; each is an entry of a vocabulary of %2.</source>
        <translation>文本被切成词元，这里有 %1 个；每个都是一个 %2 词的词表中的一项。</translation>
    </message>
    <message>
        <source>The model doesn&apos;t know %1: all unknown words are the same to it.</source>
        <translation>模型不认识%1：所有生词对它都一样。</translation>
    </message>
    <message>
        <source>the words&apos; rows of the embedding table</source>
        <translation>各词在嵌入表中的行</translation>
    </message>
    <message>
        <source>the same share for every word</source>
        <translation>每个词份额相同</translation>
    </message>
    <message>
        <source>the mean of the values</source>
        <translation>值的平均</translation>
    </message>
    <message>
        <source>Without attention each of the %1 words would get the same share, 1/%1, and every row would receive the same mean. Attention lets each row choose its shares.</source>
        <translation>没有注意力，%1 个词各得同样的份额 1/%1，每一行得到同样的平均。注意力让每一行自己选择份额。</translation>
    </message>
    <message>
        <source>With a single word there is nothing to choose: its share is 1 in any case.</source>
        <translation>只有一个词就没有选择：它的份额总是 1。</translation>
    </message>
    <message>
        <source>token ids</source>
        <translation>词元编号</translation>
    </message>
    <message>
        <source>token ids as fed to the decoder</source>
        <translation>输入解码器的词元编号</translation>
    </message>
    <message>
        <source>The decoder is fed the start token and then what was written so far, %1 in all; each row produces the next.</source>
        <translation>解码器的输入是起始词元和到目前为止写出的内容，共 %1 个；每一行生成下一个。</translation>
    </message>
    <message>
        <source>embeddings</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Each token&apos;s row of a learned table, %1 numbers, stands for it.</source>
        <translation>每个词元由学得的表中它那一行的 %1 个数来代表。</translation>
    </message>
    <message>
        <source>This model multiplies it by %1.</source>
        <translation>这个模型把它乘以 %1。</translation>
    </message>
    <message>
        <source>what each position adds</source>
        <translation>每个位置所加的</translation>
    </message>
    <message>
        <source>what layer 0 receives</source>
        <translation>第 0 层的输入</translation>
    </message>
    <message>
        <source>%1, learned (the document, 2.1, adds positions without a formula)</source>
        <translation>%1，学得的（文档 2.1 加入位置，但没有给公式）</translation>
    </message>
    <message>
        <source>%1 (the document, 2.1, adds positions without a formula)</source>
        <translation>%1（文档 2.1 加入位置，但没有给公式）</translation>
    </message>
    <message>
        <source>A learned row for each position is added: without it the order of the words would be lost.</source>
        <translation>为每个位置加上学得的一行：没有它，词序就会丢失。</translation>
    </message>
    <message>
        <source>Waves of different length tell the positions apart; without them the order of the words would be lost. In this formula positions and columns count from 0.</source>
        <translation>不同波长的波区分各个位置；没有它们，词序就会丢失。在这个公式里，位置和列从 0 开始数。</translation>
    </message>
    <message>
        <source>what queries are made of</source>
        <translation>查询的来源</translation>
    </message>
    <message>
        <source>what Q, K and V are made of</source>
        <translation>Q、K、V 的来源</translation>
    </message>
    <message>
        <source>the encoder&apos;s end: what keys and values are made of</source>
        <translation>编码器末端：键和值的来源</translation>
    </message>
    <message>
        <source>The queries will be made of what this layer&apos;s self-attention left, the keys and values of the encoder&apos;s end.</source>
        <translation>查询将由这一层的自注意力留下的内容得来，键和值由编码器末端得来。</translation>
    </message>
    <message>
        <source>The first layer receives the embeddings with their positions.</source>
        <translation>第一层的输入是带位置的嵌入。</translation>
    </message>
    <message>
        <source>Layer %1 receives what layer %2 made.</source>
        <translation>第 %1 层的输入是第 %2 层的结果。</translation>
    </message>
    <message>
        <source>This model normalises each row before the attention reads it (pre-norm).</source>
        <translation>这个模型在注意力读取之前对每一行归一化（pre-norm）。</translation>
    </message>
    <message>
        <source>This model normalises after each sub-layer, so nothing is done to it here (post-norm).</source>
        <translation>这个模型在每个子层之后归一化，所以这里不做处理（post-norm）。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>Why attend at all?</source>
        <translation>为什么需要注意力？</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>From text to numbers</source>
        <translation>从文本到数</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>A vector for each word</source>
        <translation>每个词一个向量</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Where each word stands</source>
        <translation>每个词在哪里</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>What this attention receives</source>
        <translation>这个注意力的输入</translation>
    </message>
    <message>
        <source>Matrices</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>This head&apos;s learned matrices</source>
        <translation>这个头学得的矩阵</translation>
    </message>
    <message>
        <source>Q K V</source>
        <translation>Q K V</translation>
    </message>
    <message>
        <source>Queries, keys and values</source>
        <translation>查询、键和值</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Every query against every key</source>
        <translation>每个查询对每个键</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Scores are scaled</source>
        <translation>缩放相似度</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>What must not be seen</source>
        <translation>不许看的</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Scores become weights</source>
        <translation>相似度变成权重</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Dropout, in training only</source>
        <translation>Dropout，只用于训练</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>加权值向量</translation>
    </message>
    <message>
        <source>Values are mixed</source>
        <translation>混合值</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>头</translation>
    </message>
    <message>
        <source>The heads side by side</source>
        <translation>拼接各个头</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>The heads are mixed</source>
        <translation>混合各个头</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>The document&apos;s activation</source>
        <translation>文档中的激活</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>Added to what was there</source>
        <translation>加到原来的内容上</translation>
    </message>
    <message>
        <source>Feed-forward</source>
        <translation>前馈网络</translation>
    </message>
    <message>
        <source>Each position by itself</source>
        <translation>每个位置各自处理</translation>
    </message>
    <message>
        <source>Next layer</source>
        <translation>下一层</translation>
    </message>
    <message>
        <source>On to the next layer</source>
        <translation>进入下一层</translation>
    </message>
    <message>
        <source>What comes out</source>
        <translation>得出的结果</translation>
    </message>
    <message>
        <source>Q has %1 × %2 numbers, K %3 × %4 and V %5 × %6. How many have the scores S = QKᵀ and the context Z = WV?</source>
        <translation>Q 有 %1 × %2 个数，K 有 %3 × %4 个，V 有 %5 × %6 个。相似度 S = QKᵀ 和加权值向量 Z = WV 各有多少个数？</translation>
    </message>
    <message>
        <source>The query of “%1” and the key of “%2” have the dot product %3. What is it scaled by %4?</source>
        <translation>“%1”的查询与“%2”的键的点积是 %3。用 %4 缩放后是多少？</translation>
    </message>
    <message>
        <source>In the row of “%1” the exponential of “%2” and the sum of all are given. What is the weight?</source>
        <translation>已知“%1”这一行中“%2”的指数值和全部之和。权重是多少？</translation>
    </message>
    <message>
        <source>The other weights in the row of “%1” add up to %2. What is left for “%3”?</source>
        <translation>“%1”这一行中其他权重之和是 %2。留给“%3”的是多少？</translation>
    </message>
    <message>
        <source>The scaled scores of “%1” are %2. Which word gets the largest weight?</source>
        <translation>“%1”缩放后的相似度是 %2。哪个词得到最大的权重？</translation>
    </message>
    <message>
        <source>Mix entry %1 of the values by the weights of “%2”.</source>
        <translation>用“%2”的权重混合各个值的第 %1 个分量。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>NaN (not a number): numbers grew beyond what 32 bits hold, and ∞ − ∞ or ∞ / ∞ is none.</source>
        <translation>NaN（不是数）：数大得 32 位装不下，而 ∞ − ∞ 或 ∞ / ∞ 没有值。</translation>
    </message>
    <message>
        <source>Where does the order of the words come in?</source>
        <translation>词的顺序从哪里进来？</translation>
    </message>
    <message>
        <source>Only here: every later step does the same to a row wherever it stands.</source>
        <translation>只在这里：之后的每一步不管一行在什么位置，做的都一样。</translation>
    </message>
    <message>
        <source>What without positions?</source>
        <translation>没有位置会怎样？</translation>
    </message>
    <message>
        <source>The same words in another order would give the same rows in another order: the model could not tell “dog bites man” from “man bites dog”.</source>
        <translation>同样的词换个顺序，得到的就是同样的行换个顺序：模型分不清“狗咬人”和“人咬狗”。</translation>
    </message>
    <message>
        <source>Row %1 of x, the position that is fed “%2” in order to produce “%3”.</source>
        <translation>x 的第 %1 行：这个位置输入“%2”，为的是产生“%3”。</translation>
    </message>
    <message>
        <source>Row %1 of x, that of “%2”.</source>
        <translation>x 的第 %1 行，即“%2”的那一行。</translation>
    </message>
    <message>
        <source>Which word made query %1?</source>
        <translation>查询 %1 由哪个词得来？</translation>
    </message>
    <message>
        <source>What is a row, what a column?</source>
        <translation>一行是什么，一列是什么？</translation>
    </message>
    <message>
        <source>Row %1 has the scores of one query, that of “%2”, against every key; column %3 the scores of one key, that of “%4”, under every query.</source>
        <translation>第 %1 行是一个查询（“%2”的）与每个键的相似度；第 %3 列是一个键（“%4”的）在每个查询下的相似度。</translation>
    </message>
    <message>
        <source>What if two keys, or two queries, were equal?</source>
        <translation>两个键或两个查询相等会怎样？</translation>
    </message>
    <message>
        <source>Equal keys have equal columns: every query scores them alike. Equal queries have equal rows: they ask the same, whatever word they came from.</source>
        <translation>相等的键有相等的列：每个查询给它们的相似度都一样。相等的查询有相等的行：不管来自哪个词，问的都一样。</translation>
    </message>
    <message>
        <source>Does a column add up to 1, too?</source>
        <translation>一列加起来也是 1 吗？</translation>
    </message>
    <message>
        <source>It need not: shares are made along each row, and many queries may look at the same key. Here the column of “%1” adds up to %2.</source>
        <translation>不一定：份额是沿着每一行算的，许多查询可以看同一个键。这里“%1”那一列加起来是 %2。</translation>
    </message>
    <message>
        <source>Does a word attend to itself?</source>
        <translation>一个词会注意自己吗？</translation>
    </message>
    <message>
        <source>Not “%1” here: the mask hides it.</source>
        <translation>这里的“%1”不会：掩码遮住了它。</translation>
    </message>
    <message>
        <source>It may, as its own key is one of the keys: “%1” gives itself %2.</source>
        <translation>可以，它自己的键也是键之一：“%1”给自己 %2。</translation>
    </message>
    <message>
        <source>What does one point more on a score do?</source>
        <translation>一个相似度多一分会怎样？</translation>
    </message>
    <message>
        <source>On that of “%1” it would make the weight %2 instead of %3, and the row&apos;s other weights smaller by one factor for all.</source>
        <translation>若是“%1”的，权重会从 %3 变成 %2，这一行其余的权重都按同一比例变小。</translation>
    </message>
    <message>
        <source>And eight points more on all of them?</source>
        <translation>所有的都多八分呢？</translation>
    </message>
    <message>
        <source>It is a share of the mixture, not of the cause: it says where the head reads, not why the model answers. A value&apos;s length counts as well.</source>
        <translation>它是混合中的份额，不是原因中的份额：它说明这个头读了哪里，而不是模型为什么这样回答。值向量的长度也起作用。</translation>
    </message>
    <message>
        <source>Here “%1” has both the largest weight, %2, and the longest part of the mixture.</source>
        <translation>这里“%1”既有最大的权重 %2，也是混合中最长的一份。</translation>
    </message>
    <message>
        <source>Here “%1” (position %2) has the largest weight, but “%3” (position %4) the longest part of the mixture.</source>
        <translation>这里“%1”（位置 %2）的权重最大，而混合中最长的一份来自“%3”（位置 %4）。</translation>
    </message>
    <message>
        <source>Is a weight importance?</source>
        <translation>权重就是重要性吗？</translation>
    </message>
    <message>
        <source>What shape has Z?</source>
        <translation>Z 是什么形状？</translation>
    </message>
    <message>
        <source>%1 × %2: a row for each query, whatever the number of keys, as wide as a value.</source>
        <translation>%1 × %2：每个查询一行，与键的个数无关，与值一样宽。</translation>
    </message>
    <message>
        <source>Do %1 heads cost %1 times as much?</source>
        <translation>%1 个头的代价是 %1 倍吗？</translation>
    </message>
    <message>
        <source>No: each is narrow. Scores and mixing take %1 · %2 · (%3 + %4) = %5 multiplications, as a single head with all the columns would. Only the exponentials are %1 times as many, %6.</source>
        <translation>不是：每个头都窄。相似度和混合共需 %1 · %2 · (%3 + %4) = %5 次乘法，与一个占有全部列的头相同。只有指数的个数是 %1 倍，即 %6 个。</translation>
    </message>
    <message>
        <source>Here, and in the mask, which goes by where words stand. Every other step does the same to a row wherever it stands.</source>
        <translation>在这里，还有掩码：它按词的位置决定。其余每一步不管一行在什么位置，做的都一样。</translation>
    </message>
    <message>
        <source>Only the mask would tell where a word stands.</source>
        <translation>那就只有掩码能说出一个词在哪里。</translation>
    </message>
    <message>
        <source>A score is the product of two numbers, the query of “%1” and the key of “%2”: here they have one dimension. It is large where both are large and of the same sign.</source>
        <translation>相似度是两个数的乘积：“%1”的查询和“%2”的键，它们在这里只有一维。两者都大而且符号相同，它就大。</translation>
    </message>
    <message>
        <source>Every score is multiplied by %1; with one dimension there is no sum that would spread them.</source>
        <translation>每个相似度都乘以 %1；只有一维，没有会让它们散开的求和。</translation>
    </message>
    <message>
        <source>scores if K were Q</source>
        <translation>若 K 就是 Q 时的相似度</translation>
    </message>
    <message>
        <source>Tried: K := Q. Now any two words score each other alike: computed, no two scores s_ij and s_ji differ by more than %1. With keys of their own, “%2” can look at “%3” without being looked at.</source>
        <translation>试试 K := Q。现在任意两个词彼此的相似度相同：经计算，s_ij 与 s_ji 之差都不超过 %1。有了自己的键，“%2”可以看“%3”而不被它看。</translation>
    </message>
    <message>
        <source>the queries, as keys</source>
        <translation>查询，当作键</translation>
    </message>
    <message>
        <source>Tried: K := Q. Each word is found by the same vector with which it asks; see at the next step what that does to the scores.</source>
        <translation>试试 K := Q。每个词用来提问的向量，也是别人找到它的向量；下一步可以看到相似度会怎样。</translation>
    </message>
    <message>
        <source>source</source>
        <translation>源</translation>
    </message>
    <message>
        <source>fed</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>position, from 0</source>
        <translation>位置，从 0 数起</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>Every score is multiplied by %1, and so are the differences between them: the larger the factor, the more of the weight goes to a row&apos;s largest score.</source>
        <translation>每个相似度都乘以 %1，它们之间的差也一样：乘数越大，一行中最大的相似度得到的权重就越多。</translation>
    </message>
    <message>
        <source>The output matrix mixes the heads: each of the %1 numbers of a row is made of all %2 numbers of the heads.</source>
        <translation>输出矩阵把各个头混合起来：一行的 %1 个数，每一个都由各头的全部 %2 个数算成。</translation>
    </message>
    <message>
        <source>learned, of this head</source>
        <translation>学到的，这个头的</translation>
    </message>
    <message>
        <source>learned, of all heads</source>
        <translation>学到的，所有头的</translation>
    </message>
    <message>
        <source>Not here: the keys are words of the other text. In self-attention a word&apos;s own key is one of the keys.</source>
        <translation>这里不会：键是另一段文本的词。在自注意力中，一个词自己的键也是其中一个键。</translation>
    </message>
    <message>
        <source>Nothing: every exponential and their sum would be e⁸ times as large, which leaves the shares.</source>
        <translation>什么也不变：每个指数和它们的和都变成 e⁸ 倍，份额不变。</translation>
    </message>
    <message>
        <source>What does a mask remove, and when?</source>
        <translation>掩码去掉什么，在什么时候？</translation>
    </message>
    <message>
        <source>In the self-attention of a decoder what comes later, in training as in use: else it would see the word it is to produce. In any attention what only fills up a shorter text, where texts are computed together. Their scores become −∞ before the softmax, and their weights 0.</source>
        <translation>在解码器的自注意力中，去掉后面的内容，训练和使用时都一样：否则它会看到自己要产生的词。在任何注意力中，当几段文本一起计算时，去掉只是用来补齐较短文本的部分。它们的相似度在 softmax 之前变成 −∞，权重变成 0。</translation>
    </message>
    <message>
        <source>Not here: at step 9 of each self-attention, where every score gets a bias for the distance of its words, and in the mask, which goes by where words stand. Every other step does the same to a row wherever it stands.</source>
        <translation>不在这里：在每个自注意力的第 9 步，每个相似度按两个词的距离得到偏置；还有掩码，它按词的位置决定。其余每一步不管一行在什么位置，做的都一样。</translation>
    </message>
    <message>
        <source>Not here: only at step 9 of each self-attention, where every score gets a bias for the distance of its words. Every other step does the same to a row wherever it stands.</source>
        <translation>不在这里：只在每个自注意力的第 9 步，每个相似度按两个词的距离得到偏置。其余每一步不管一行在什么位置，做的都一样。</translation>
    </message>
    <message>
        <source>What without that bias?</source>
        <translation>没有这个偏置会怎样？</translation>
    </message>
    <message>
        <source>Its scaled score and bias, together %1, are the largest that the mask leaves in the row, and the softmax keeps the order. Its weight is %2.</source>
        <translation>它缩放后的相似度与偏置之和 %1 是掩码在这一行留下的最大值，而 softmax 保持顺序。它的权重是 %2。</translation>
    </message>
    <message>
        <source>keys before the query</source>
        <translation>查询之前的键</translation>
    </message>
    <message>
        <source>keys after the query</source>
        <translation>查询之后的键</translation>
    </message>
    <message>
        <source>the bucket of each distance</source>
        <translation>每个距离所在的桶</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>This model adds no vector for a position: layer 0 receives the embeddings as they are. Where words stand counts in every self-attention, at step 9:</source>
        <translation>这个模型不为位置加向量：第 0 层收到的就是嵌入本身。词的位置在每个自注意力的第 9 步起作用：</translation>
    </message>
    <message>
        <source>a score of %1 gets %2 for each position between query and key.</source>
        <translation>查询与键每相隔一个位置，%1 的相似度就加 %2。</translation>
    </message>
    <message>
        <source>a score gets a learned number for its distance. Below %1 each distance has its own, then more and more of them share one (a bucket), and from %2 on all do.</source>
        <translation>相似度按距离加上一个学得的数。小于 %1 的距离各有一个，更远的越来越多的距离共用一个（一个桶），从 %2 起全都共用一个。</translation>
    </message>
    <message>
        <source>%1 (the document, 2.1, adds positions)</source>
        <translation>%1（文档 2.1 是加入位置）</translation>
    </message>
    <message>
        <source>Between the words of two texts there is no distance, so nothing is added here.</source>
        <translation>两个文本的词之间没有距离，所以这里什么也不加。</translation>
    </message>
    <message>
        <source>Here the order of the words comes in: the bias B makes a score the smaller the further its key stands from the query, here by %1 for each position.</source>
        <translation>词序在这里进来：键离查询越远，偏置 B 使相似度越小，这里每远一个位置减少 %1。</translation>
    </message>
    <message>
        <source>Here the order of the words comes in: the bias B adds to each score the number that this head has learned for the distance of key and query.</source>
        <translation>词序在这里进来：偏置 B 给每个相似度加上这个头为键与查询的距离学得的数。</translation>
    </message>
    <message>
        <source>bias: %1; mask: %2</source>
        <translation>偏置：%1；掩码：%2</translation>
    </message>
    <message>
        <source>position bias</source>
        <translation>位置偏置</translation>
    </message>
    <message>
        <source>scores, with bias and mask</source>
        <translation>加上偏置并掩码后的相似度</translation>
    </message>
    <message>
        <source>The first layer receives the embeddings: this model adds no positions to them.</source>
        <translation>第一层的输入是嵌入：这个模型不给它们加位置。</translation>
    </message>
    <message>
        <source>Bias, mask</source>
        <translation>偏置和掩码</translation>
    </message>
    <message>
        <source>What distance adds, and what must not be seen</source>
        <translation>距离所加的，和不该看到的</translation>
    </message>
    <message>
        <source>The scores of “%1”, scaled and with their bias, are %2. Which word gets the largest weight?</source>
        <translation>“%1”的相似度缩放并加上偏置后是 %2。哪个词得到最大的权重？</translation>
    </message>
    <message>
        <source>slopes of the heads</source>
        <translation>各头的斜率</translation>
    </message>
    <message>
        <source>after the query</source>
        <translation>在查询之后</translation>
    </message>
    <message>
        <source>what q·k is multiplied by</source>
        <translation>q·k 所乘的系数</translation>
    </message>
    <message>
        <source>what keeps a norm from dividing by 0</source>
        <translation>防止归一化除以 0 的小量</translation>
    </message>
    <message>
        <source>what embeddings are multiplied by</source>
        <translation>嵌入所乘的系数</translation>
    </message>
    <message>
        <source>%1, learned</source>
        <translation>%1，学得</translation>
    </message>
    <message>
        <source>mean of the row</source>
        <translation>该行的平均值</translation>
    </message>
    <message>
        <source>variance of the row</source>
        <translation>该行的方差</translation>
    </message>
    <message>
        <source>the row&apos;s largest</source>
        <translation>该行的最大值</translation>
    </message>
    <message>
        <source>sum of the row&apos;s exponentials</source>
        <translation>该行指数之和</translation>
    </message>
    <message>
        <source>what the sub-layer adds</source>
        <translation>子层所加的</translation>
    </message>
    <message>
        <source>Try K := Q</source>
        <translation>试试 K := Q</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>Click a number in a table or a formula to open what it is made of.</source>
        <translation>点击表格或公式中的一个数，看它是由什么算出来的。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What it is made of</source>
        <translation>它的组成</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>显示全部 %1 项</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>少显示一些</translation>
    </message>
    <message>
        <source>Rounded here; computed with all digits.</source>
        <translation>这里经过舍入；计算时用全部数位。</translation>
    </message>
    <message>
        <source>Exactly %1. It comes from nothing else.</source>
        <translation>精确值 %1。它不由别的数算出。</translation>
    </message>
    <message>
        <source>The mask hides this key: its score is −∞ whatever it was.</source>
        <translation>掩码遮住了这个键：无论相似度是多少，都变成 −∞。</translation>
    </message>
    <message>
        <source>Exactly %1. This page does not hold all that it is made of; the program opens it further.</source>
        <translation>精确值 %1。算出它的数没有全部收进本页；在程序中可以继续展开。</translation>
    </message>
    <message>
        <source> An earlier attention may already have mixed other words into that row.</source>
        <translation>更早的注意力可能已经把别的词混进了这一行。</translation>
    </message>
    <message>
        <source>Why are queries and keys different?</source>
        <translation>查询和键为什么不同？</translation>
    </message>
    <message>
        <source>They are made of different rows by different matrices: the query of “%1” of the decoder&apos;s row, what it looks for; the key of “%2” of the encoder&apos;s end, what it can be found by. %3 queries meet %4 keys here, and no score has a counterpart the other way round.</source>
        <translation>它们由不同的行、用不同的矩阵算出：“%1”的查询来自解码器的一行，是它要找的；“%2”的键来自编码器的末端，是它被找到的依据。这里 %3 个查询对 %4 个键，没有哪个相似度有反方向的对应。</translation>
    </message>
    <message>
        <source>Both are made of the same rows, but by different matrices: a word can look for one thing and be found by another.</source>
        <translation>两者由同样的行算出，但用不同的矩阵：一个词可以找一种东西，而凭另一种东西被找到。</translation>
    </message>
    <message>
        <source>Here “%1” scores “%2” %3, and the other way round it is %4.</source>
        <translation>这里“%1”对“%2”的相似度是 %3，反过来是 %4。</translation>
    </message>
    <message>
        <source>Why does a row add up to 1?</source>
        <translation>一行的和为什么是 1？</translation>
    </message>
    <message>
        <source>This one doesn&apos;t: its scores are all −∞, so that every weight is 0.</source>
        <translation>这一行不是：它的相似度全是 −∞，所以每个权重都是 0。</translation>
    </message>
    <message>
        <source>Each exponential of the row is divided by their sum, here %1: parts of a whole, divided by the whole, are shares of 1. Computed and added up, this row gives %2.</source>
        <translation>该行的每个指数都除以它们的和，这里是 %1：整体的各部分除以整体，就是 1 的各份。把算出的这一行加起来，得 %2。</translation>
    </message>
    <message>
        <source>Nothing here: “%1” is the only key that this row sees, and has all of its weight.</source>
        <translation>这里没有变化：“%1”是这一行看得见的唯一的键，权重全归它。</translation>
    </message>
    <message>
        <source>Nothing here: scores are so large that 32 bits hold no single point more.</source>
        <translation>这里没有变化：相似度太大，32 位数已容不下再加 1。</translation>
    </message>
    <message>
        <source>The row&apos;s scores are all −∞, so every weight is 0.</source>
        <translation>这一行的相似度全是 −∞，所以每个权重都是 0。</translation>
    </message>
    <message>
        <source>what stands later</source>
        <translation>后面的词</translation>
    </message>
    <message>
        <source>Tried: K := Q. With one word there is one score, and no other to compare it with.</source>
        <translation>试试 K := Q。只有一个词，就只有一个相似度，没有别的可比。</translation>
    </message>
    <message>
        <source>A sum of %1 products spreads about √%1 times as far as one of them; multiplying it by %2 takes that back, so that the softmax doesn&apos;t give nearly all to one key for the number of dimensions alone.</source>
        <translation>%1 个乘积之和的离散程度约为单个乘积的 √%1 倍；乘以 %2 就抵消了这一点，softmax 不会仅仅因为维数多而几乎把一切都给一个键。</translation>
    </message>
    <message>
        <source>Head %1 owns %2 columns of each learned matrix of %3 rows.</source>
        <translation>每个学得的矩阵有 %3 行，其中 %2 列属于头 %1。</translation>
    </message>
    <message>
        <source>Of learned matrices of %4 rows head %1 owns %2 columns for queries and keys and %3 for values.</source>
        <translation>学得的矩阵有 %4 行；属于头 %1 的，查询和键各 %2 列，值 %3 列。</translation>
    </message>
    <message>
        <source>They were found in training and are the same for every text.</source>
        <translation>它们是训练出来的，对任何文本都一样。</translation>
    </message>
    <message>
        <source>Each row becomes shares that add up to 1.</source>
        <translation>每一行变成和为 1 的份额。</translation>
    </message>
    <message>
        <source>Each row that sees a key becomes shares that add up to 1.</source>
        <translation>每个看得见键的行变成和为 1 的份额。</translation>
    </message>
    <message>
        <source>A score one point higher gets e ≈ 2.718 times the share. Taking the row&apos;s largest score away first changes no share and keeps the exponentials from overflowing.</source>
        <translation>相似度高 1，份额就是 e ≈ 2.718 倍。先减去本行的最大相似度，不改变任何份额，又能防止指数溢出。</translation>
    </message>
    <message>
        <source>Here no weight is above 0, so that there is nothing to drop.</source>
        <translation>这里没有大于 0 的权重，所以没有可丢弃的。</translation>
    </message>
    <message>
        <source>In the draw shown, none of %1 weights above 0 was dropped and all grew.</source>
        <translation>在所示的抽取中，%1 个大于 0 的权重一个也没有丢弃，全都变大。</translation>
    </message>
    <message>
        <source>In the draw shown, every weight above 0 was dropped.</source>
        <translation>在所示的抽取中，大于 0 的权重全部被丢弃。</translation>
    </message>
    <message>
        <source>In the draw shown, %1 of %2 weights above 0 were dropped and the others grew, so that rows need not add up to 1.</source>
        <translation>在所示的抽取中，%2 个大于 0 的权重里有 %1 个被丢弃，其余的变大，所以各行之和不一定为 1。</translation>
    </message>
    <message>
        <source>Only training does this, so that no word is relied on alone; this run didn&apos;t.</source>
        <translation>只有训练时才这样做，以免只依赖某一个词；本次运行没有。</translation>
    </message>
    <message>
        <source>The decoder is fed %1 tokens; each row produces the next.</source>
        <translation>解码器被喂入 %1 个词元；每一行产生下一个。</translation>
    </message>
    <message>
        <source>With a single word there is nothing to choose, and here the mask hides it.</source>
        <translation>只有一个词，没有可选的；而这里掩码把它也遮住了。</translation>
    </message>
    <message>
        <source>distance of key and query</source>
        <translation>键与查询的距离</translation>
    </message>
    <message>
        <source>(rows %1 to %2, columns %3 to %4)</source>
        <translation>（第 %1 至 %2 行，第 %3 至 %4 列）</translation>
    </message>
    <message>
        <source>On that of “%1” less than is seen here: its weight stays %2. A weight w becomes e·w / (1 + (e − 1)·w): one near 0 about e ≈ 2.718 times as large, one near 1 hardly larger.</source>
        <translation>若是“%1”的，变化小得这里看不出：权重仍是 %2。权重 w 变成 e·w / (1 + (e − 1)·w)：接近 0 的约为原来的 e ≈ 2.718 倍，接近 1 的几乎不变。</translation>
    </message>
    <message>
        <source>That of “%1” (position %2) adds up to %3.</source>
        <translation>“%1”（位置 %2）那一列加起来是 %3。</translation>
    </message>
    <message>
        <source>Mix entry %1 of the values by the weights of “%2”, without those that round to 0.</source>
        <translation>用“%2”的权重混合各个值的第 %1 个分量，舍入为 0 的权重不计。</translation>
    </message>
    <message>
        <source>Head %1 owns one column of each learned matrix of %2 rows.</source>
        <translation>每个学得的矩阵有 %2 行，其中 1 列属于头 %1。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>lab::Actions</name>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;Copy number</source>
        <translation>复制数值(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;picture</source>
        <translation>复制图片(&amp;P)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>&amp;Let go of the cell</source>
        <translation>取消选中单元格(&amp;L)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>显示全部(&amp;E)</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <source>Next &amp;page</source>
        <translation>下一页(&amp;P)</translation>
    </message>
    <message>
        <source>Ctrl+Tab</source>
        <translation>Ctrl+Tab</translation>
    </message>
    <message>
        <source>P&amp;revious page</source>
        <translation>上一页(&amp;R)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Tab</source>
        <translation>Ctrl+Shift+Tab</translation>
    </message>
    <message>
        <source>Next &amp;head</source>
        <translation>下一个头(&amp;H)</translation>
    </message>
    <message>
        <source>Alt+Right</source>
        <translation>Alt+Right</translation>
    </message>
    <message>
        <source>Previous h&amp;ead</source>
        <translation>上一个头(&amp;E)</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+Left</translation>
    </message>
    <message>
        <source>Layer &amp;up</source>
        <translation>上一层(&amp;U)</translation>
    </message>
    <message>
        <source>Alt+Up</source>
        <translation>Alt+Up</translation>
    </message>
    <message>
        <source>Layer &amp;down</source>
        <translation>下一层(&amp;D)</translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation>Alt+Down</translation>
    </message>
    <message>
        <source>&amp;Explain what is under the cursor</source>
        <translation>解释鼠标所指之处(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>手册(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About AttentionLab</source>
        <translation>关于 AttentionLab(&amp;A)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>演示模式(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的会话(&amp;R)</translation>
    </message>
    <message>
        <source>Start &amp;page</source>
        <translation>起始页(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;New session</source>
        <translation>新建会话(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open session…</source>
        <translation>打开会话(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>Open &amp;model folder…</source>
        <translation>打开模型文件夹(&amp;M)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Z</source>
        <translation>Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Ctrl+Y</source>
        <translation>Ctrl+Y</translation>
    </message>
    <message>
        <source>Export a&amp;gain</source>
        <translation>再次导出(&amp;G)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>How weights are &amp;drawn…</source>
        <translation>权重的画法(&amp;D)…</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
</context>
<context>
    <name>lab::CostView</name>
    <message>
        <source>Cost</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>What this layer&apos;s attention costs, all heads together: operations (each addition, multiplication, comparison, exponential counts as one), bytes read and written, and the time that it took here. The curves show how the operations grow with the number of words: a line twice as steep grows with its square. Point at a number for all its digits and its formula.</source>
        <translation>这一层的注意力（所有头合计）的代价：运算次数（每次加法、乘法、比较、指数运算都算一次）、读写的字节数，以及在这里用的时间。曲线表示运算次数怎样随词数增长：陡一倍的线按词数的平方增长。指向一个数，可以看到它的全部数字和公式。</translation>
    </message>
    <message>
        <source>All together: %1 operations</source>
        <translation>合计：%1 次运算</translation>
    </message>
    <message>
        <source>%1: %2 = %3 = %4 operations</source>
        <translation>%1：%2 = %3 = %4 次运算</translation>
    </message>
    <message>
        <source>All together: measured %1</source>
        <translation>合计：实测 %1</translation>
    </message>
    <message>
        <source>Scores, softmax and context, computed together some queries at a time: measured %1</source>
        <translation>相似度、Softmax 和加权值向量，每次几个查询一起计算：实测 %1</translation>
    </message>
    <message>
        <source>%1: measured %2</source>
        <translation>%1：实测 %2</translation>
    </message>
    <message>
        <source>%1: %2 bytes read and written, each number once</source>
        <translation>%1：读写 %2 字节，每个数一次</translation>
    </message>
</context>
<context>
    <name>lab::DockTitle</name>
    <message>
        <source>Close; the View menu opens it again</source>
        <translation>关闭；可在“视图”菜单中重新打开</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>关闭%1</translation>
    </message>
</context>
<context>
    <name>lab::Document</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>the model has changed since this session was saved: its numbers may be others</source>
        <translation>保存这个会话之后模型变了：数值可能不同</translation>
    </message>
    <message>
        <source>save the session to keep to the model as it is now, or bring the former one back</source>
        <translation>请保存会话以使用现在的模型，或者把原来的模型放回去</translation>
    </message>
    <message>
        <source>the rest of the session is open, with another model; %1</source>
        <translation>会话的其余部分已用另一个模型打开；%1</translation>
    </message>
    <message>
        <source>theme of figures</source>
        <translation>图片的主题</translation>
    </message>
</context>
<context>
    <name>lab::ErrorBar</name>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
</context>
<context>
    <name>lab::ExportDialog</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Stopped; files written: %1</source>
        <translation>已停止；已写入 %1 个文件</translation>
    </message>
    <message>
        <source>This figure</source>
        <translation>这张图</translation>
    </message>
    <message>
        <source>All heads of this layer (%1)</source>
        <translation>这一层的所有头（%1）</translation>
    </message>
    <message>
        <source>Everything (%1)</source>
        <translation>全部（%1）</translation>
    </message>
    <message>
        <source>The numbers as the engine computed them: nothing hidden, nothing rounded</source>
        <translation>引擎算出的数值：不隐藏，不舍入</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 毫米</translation>
    </message>
    <message>
        <source>%1, real text and shapes</source>
        <translation>%1，真正的文字和图形</translation>
    </message>
    <message>
        <source>%1 × %2 pixels are more than the %3 a PNG may have: lower the resolution</source>
        <translation>%1 × %2 像素超过了 PNG 允许的 %3：请降低分辨率</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, %3 in print</source>
        <translation>%1 × %2 像素，印出来 %3</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Export a figure</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>A new folder is made in</source>
        <translation>在这里新建文件夹</translation>
    </message>
    <message>
        <source>This step</source>
        <translation>这一步</translation>
    </message>
    <message>
        <source>All steps (%1)</source>
        <translation>所有步骤（%1）</translation>
    </message>
    <message>
        <source>This step needs %1 in type of this size: choose a larger size or smaller type</source>
        <translation>用这个字号，这一步需要 %1：请选更大的尺寸或更小的字号</translation>
    </message>
</context>
<context>
    <name>lab::FigureForm</name>
    <message>
        <source>Slide, 16:9</source>
        <translation>幻灯片，16:9</translation>
    </message>
    <message>
        <source>A4, half a page</source>
        <translation>A4，半页</translation>
    </message>
    <message>
        <source>Journal, one column</source>
        <translation>期刊，单栏</translation>
    </message>
    <message>
        <source>Journal, two columns</source>
        <translation>期刊，双栏</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>自定尺寸</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>毫米</translation>
    </message>
    <message>
        <source>cm</source>
        <translation>厘米</translation>
    </message>
    <message>
        <source>in</source>
        <translation>英寸</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>lab::FigurePreview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>lab::FigureView</name>
    <message>
        <source>Copy value</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Copy value %1</source>
        <translation>复制数值 %1</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>lab::FormulaLabel</name>
    <message>
        <source>Copy as LaTeX</source>
        <translation>复制为 LaTeX</translation>
    </message>
    <message>
        <source>Copy as image</source>
        <translation>复制为图片</translation>
    </message>
</context>
<context>
    <name>lab::HeadToggles</name>
    <message>
        <source>Heads shown</source>
        <translation>显示的头</translation>
    </message>
    <message>
        <source>%1 ★</source>
        <translation>%1 ★</translation>
    </message>
    <message>
        <source>Head %1, the chosen one</source>
        <translation>头 %1，选中的头</translation>
    </message>
    <message>
        <source>Show head %1 too</source>
        <translation>同时显示头 %1</translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation>头 %1</translation>
    </message>
</context>
<context>
    <name>lab::HeadsPage</name>
    <message>
        <source>How widely the weights are spread, in bits</source>
        <translation>权重分布有多广，以比特计</translation>
    </message>
    <message>
        <source>Share of the weight on the token itself</source>
        <translation>落在词元自身上的权重份额</translation>
    </message>
    <message>
        <source>Share of the weight on the token before</source>
        <translation>落在前一个词元上的权重份额</translation>
    </message>
    <message>
        <source>Share of the weight on the first key</source>
        <translation>落在第一个键上的权重份额</translation>
    </message>
    <message>
        <source>How far away the keys are, in tokens, by their weights</source>
        <translation>按权重平均，键有多远（以词元计）</translation>
    </message>
    <message>
        <source>Layer and head</source>
        <translation>层和头</translation>
    </message>
</context>
<context>
    <name>lab::HeatMapView</name>
    <message>
        <source>Heat map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Each row is a query, each column a key; a cell is the weight that the query gives to the key. Each row adds up to 1. Click a cell to keep it, Esc lets it go, the arrow keys move it; the wheel zooms, dragging pans, 0 or a double click shows everything.</source>
        <translation>每行是一个查询，每列是一个键；单元格是查询给键的权重。每行之和为 1。单击固定一个单元格，Esc 取消，方向键移动；滚轮缩放，拖动平移，按 0 或双击显示全部。</translation>
    </message>
    <message>
        <source>Point at a row to see its weights as bars here.</source>
        <translation>指向一行，这里就用条形显示它的权重。</translation>
    </message>
</context>
<context>
    <name>lab::History</name>
    <message>
        <source>typing</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>typing the translation</source>
        <translation>输入译文</translation>
    </message>
    <message>
        <source>choice of model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>choice of language</source>
        <translation>选择语言</translation>
    </message>
    <message>
        <source>change of scale</source>
        <translation>更改缩放</translation>
    </message>
    <message>
        <source>change of mask</source>
        <translation>更改掩码</translation>
    </message>
    <message>
        <source>cutting</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>choice of sample</source>
        <translation>选择示例</translation>
    </message>
</context>
<context>
    <name>lab::Inputs</name>
    <message>
        <source>Open a model folder</source>
        <translation>打开模型文件夹</translation>
    </message>
</context>
<context>
    <name>lab::InspectorPanel</name>
    <message>
        <source>Show fewer terms</source>
        <translation>少显示几项</translation>
    </message>
    <message>
        <source>Show all %1 terms</source>
        <translation>显示全部 %1 项</translation>
    </message>
    <message>
        <source>Factors are rounded here; the result is not.</source>
        <translation>这里的因数经过舍入，结果没有。</translation>
    </message>
    <message>
        <source>Show only the largest shares</source>
        <translation>只显示最大的份额</translation>
    </message>
    <message>
        <source>Show all %1 keys</source>
        <translation>显示全部 %1 个键</translation>
    </message>
</context>
<context>
    <name>lab::Language</name>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>汉语</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
</context>
<context>
    <name>lab::LinesPage</name>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Left to right</source>
        <translation>从左到右</translation>
    </message>
    <message>
        <source>Queries at the left, keys at the right</source>
        <translation>查询在左，键在右</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>Keys on top, queries below</source>
        <translation>键在上，查询在下</translation>
    </message>
    <message>
        <source>Only the chosen one</source>
        <translation>只显示选中的</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>lab::LinesView</name>
    <message>
        <source>Lines</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>A line from each query to the keys it looks at: the wider and denser, the more weight. Point at a token to see its lines alone, at a line for its weight; click to keep it, Esc lets it go, the arrow keys move it; the wheel zooms, dragging pans, 0 or a double click shows everything.</source>
        <translation>每个查询都有连线通向它所看的键：线越宽越浓，权重越大。指向一个词元，只看它的连线；指向一条线，看它的权重；单击固定，Esc 取消，方向键移动；滚轮缩放，拖动平移，按 0 或双击显示全部。</translation>
    </message>
    <message>
        <source>Head %1: %2</source>
        <translation>头 %1：%2</translation>
    </message>
</context>
<context>
    <name>lab::MainWindow</name>
    <message>
        <source>Shorten it, or let it be cut</source>
        <translation>请缩短它，或允许截断</translation>
    </message>
    <message>
        <source>Cut to %1 tokens</source>
        <translation>截断到 %1 个词元</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Saving %1 …</source>
        <translation>正在保存 %1 …</translation>
    </message>
</context>
<context>
    <name>lab::MapButton</name>
    <message>
        <source>How weights are drawn</source>
        <translation>权重的画法</translation>
    </message>
    <message>
        <source>How weights are drawn: colours, scale, range, special tokens</source>
        <translation>权重的画法：颜色、刻度、范围、特殊词元</translation>
    </message>
    <message>
        <source>View ▾</source>
        <translation>视图 ▾</translation>
    </message>
</context>
<context>
    <name>lab::MapOptions</name>
    <message>
        <source>How weights are drawn</source>
        <translation>权重的画法</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>Cividis</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>From nothing to the colour of weights</source>
        <translation>从无色到权重的颜色</translation>
    </message>
    <message>
        <source>Blue to yellow: the same for people who see colours differently</source>
        <translation>从蓝到黄：色觉不同的人看来也一样</translation>
    </message>
    <message>
        <source>For print in black</source>
        <translation>适合黑白打印</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>刻度</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>By row</source>
        <translation>按行</translation>
    </message>
    <message>
        <source>Twice the weight, twice as far along the colours</source>
        <translation>权重加倍，颜色也走两倍远</translation>
    </message>
    <message>
        <source>Ten times the weight, one step further: small weights are seen</source>
        <translation>权重每大十倍，颜色前进一步：小权重也看得见</translation>
    </message>
    <message>
        <source>In each row the largest weight has the last colour</source>
        <translation>每行中最大的权重用最后一种颜色</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Fitted</source>
        <translation>适应图片</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 到 1</translation>
    </message>
    <message>
        <source>The colours end at the largest weight of the picture</source>
        <translation>颜色止于图中最大的权重</translation>
    </message>
    <message>
        <source>The colours end at 1, so that pictures can be compared</source>
        <translation>颜色止于 1，便于比较不同的图</translation>
    </message>
    <message>
        <source>Special tokens</source>
        <translation>特殊词元</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Like all others, but for their labels</source>
        <translation>除标签外与其他词元一样</translation>
    </message>
    <message>
        <source>Their rows and columns are grey</source>
        <translation>它们的行和列为灰色</translation>
    </message>
    <message>
        <source>Their rows and columns are left out</source>
        <translation>略去它们的行和列</translation>
    </message>
    <message>
        <source>Divide what is left by its sum</source>
        <translation>其余权重除以它们的和</translation>
    </message>
    <message>
        <source>With hidden special tokens, each row adds up to 1 again; the caption says so</source>
        <translation>隐藏特殊词元后，每行之和重新为 1；图题会说明</translation>
    </message>
    <message>
        <source>Numbers in the cells</source>
        <translation>单元格中的数值</translation>
    </message>
    <message>
        <source>Where they fit</source>
        <translation>放得下时显示</translation>
    </message>
    <message>
        <source>The chosen row as bars</source>
        <translation>用条形显示选中的行</translation>
    </message>
    <message>
        <source>Below the heat map</source>
        <translation>在热图下方</translation>
    </message>
</context>
<context>
    <name>lab::ModelView</name>
    <message>
        <source>All heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>A small map for every head of every layer: queries down, keys across. A filled line below a map says what its head stands out by. Point at a head to look at it, click to open it; the arrow keys go from one to the next, Enter opens.</source>
        <translation>每层每个头都有一幅小图：查询向下，键向右。图下的实心标签说明这个头在哪方面突出。指向一个头可以预览，单击打开；方向键逐个移动，回车打开。</translation>
    </message>
    <message>
        <source>stands out by</source>
        <translation>突出之处</translation>
    </message>
</context>
<context>
    <name>lab::OpenedView</name>
    <message>
        <source>Opened</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>What the number you clicked is made of. Click a part to open it in turn, down to the model&apos;s parameters; the trail above leads back.</source>
        <translation>您点击的数是由什么算出来的。点击其中一部分可以继续展开，一直到模型的参数；上方的路径可以返回。</translation>
    </message>
    <message>
        <source>Click a number in a table or a formula to open what it is made of.</source>
        <translation>点击表格或公式中的一个数，看它是由什么算出来的。</translation>
    </message>
    <message>
        <source>Exactly %1. It comes from nothing else.</source>
        <translation>精确值 %1。它不由别的数算出。</translation>
    </message>
    <message>
        <source>Rounded here; computed with all digits.</source>
        <translation>这里经过舍入；计算时用全部数位。</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>少显示一些</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>显示全部 %1 项</translation>
    </message>
    <message>
        <source>What the number is made of</source>
        <translation>这个数由什么组成</translation>
    </message>
</context>
<context>
    <name>lab::OperandList</name>
    <message>
        <source>What it is made of</source>
        <translation>它的组成</translation>
    </message>
</context>
<context>
    <name>lab::PageExport</name>
    <message>
        <source>The picture is still being made: try again in a moment</source>
        <translation>图还在生成：请稍后再试</translation>
    </message>
    <message>
        <source>Another picture is still being written: try again in a moment</source>
        <translation>另一张图还在写入：请稍后再试</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>%1 files written to %2</source>
        <translation>已将 %1 个文件写入 %2</translation>
    </message>
</context>
<context>
    <name>lab::PredictCard</name>
    <message>
        <source>Predict first</source>
        <translation>先猜一猜</translation>
    </message>
    <message>
        <source>A question about the step before its results are shown. Choose with the mouse or the keys 1 to 6; Skip, or the next step, goes on without an answer.</source>
        <translation>在揭晓结果之前，就这一步提一个问题。用鼠标或按键 1 到 6 选择；“跳过”或下一步可以不回答就继续。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Yes.</source>
        <translation>对。</translation>
    </message>
    <message>
        <source>No: %1.</source>
        <translation>不对：%1。</translation>
    </message>
</context>
<context>
    <name>lab::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>lab::QkvView</name>
    <message>
        <source>Queries, keys and values</source>
        <translation>查询、键和值</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>What one head makes of its input: a query for each row of the heat map, a key and a value for each column. The rows of the chosen query and key are marked. Click a number to choose its row, the arrow keys go from one number to the next.</source>
        <translation>一个头从输入中得到的东西：热图的每一行有一个查询，每一列有一个键和一个值。选中的查询和键的行有标记。单击一个数可选中它的行，方向键逐个移动。</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%1 %2（%3）</translation>
    </message>
    <message>
        <source>%1, component %2: %3</source>
        <translation>%1，分量 %2：%3</translation>
    </message>
    <message>
        <source>component %1</source>
        <translation>分量 %1</translation>
    </message>
</context>
<context>
    <name>lab::RecoveryBar</name>
    <message>
        <source>Unsaved work</source>
        <translation>未保存的工作</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>AttentionLab ended before this work was saved</source>
        <translation>AttentionLab 在保存这项工作之前就结束了</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
</context>
<context>
    <name>lab::SentencePanel</name>
    <message>
        <source>Do not cut</source>
        <translation>不截断</translation>
    </message>
    <message>
        <source>Cut: only the first %1 tokens are computed.</source>
        <translation>已截断：只计算前 %1 个词元。</translation>
    </message>
    <message>
        <source>The model does not know more than a third of these words: its rows mean little here.</source>
        <translation>模型不认识其中三分之一以上的词：这里的各行没有多少意义。</translation>
    </message>
    <message>
        <source>The model does not know “%1”.</source>
        <translation>模型不认识“%1”。</translation>
    </message>
    <message>
        <source>The model does not know “%1”. Nearest known words: %2.</source>
        <translation>模型不认识“%1”。最接近的已知词：%2。</translation>
    </message>
    <message>
        <source>For a text in %1</source>
        <translation>用于%1文本</translation>
    </message>
</context>
<context>
    <name>lab::SessionFiles</name>
    <message>
        <source>Sessions (*.%1)</source>
        <translation>会话 (*.%1)</translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Save the changes to %1 before it is closed?</source>
        <translation>关闭之前要把更改保存到 %1 吗？</translation>
    </message>
    <message>
        <source>What is not saved is lost.</source>
        <translation>不保存的内容会丢失。</translation>
    </message>
    <message>
        <source>&amp;Clear the list</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
</context>
<context>
    <name>lab::SettingsDialog</name>
    <message>
        <source>Add a folder with models</source>
        <translation>添加存放模型的文件夹</translation>
    </message>
</context>
<context>
    <name>lab::SoftmaxTable</name>
    <message>
        <source>Softmax of the row</source>
        <translation>这一行的 softmax</translation>
    </message>
    <message>
        <source>share</source>
        <translation>份额</translation>
    </message>
</context>
<context>
    <name>lab::StartPage</name>
    <message>
        <source>Start page</source>
        <translation>起始页</translation>
    </message>
    <message>
        <source>See which words a trained Transformer looks at, and every number behind it.</source>
        <translation>看一看训练好的 Transformer 注意哪些词，以及背后的每一个数。</translation>
    </message>
    <message>
        <source>Go on where you left off</source>
        <translation>继续上次的工作</translation>
    </message>
    <message>
        <source>The session that is open</source>
        <translation>当前打开的会话</translation>
    </message>
    <message>
        <source>Recent sessions</source>
        <translation>最近的会话</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>示例</translation>
    </message>
</context>
<context>
    <name>lab::StatusStrip</name>
    <message>
        <source>%1 + %2 layers</source>
        <translation>%1 + %2 层</translation>
    </message>
    <message>
        <source>%1 layer</source>
        <translation>%1 层</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 层</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Computing time</source>
        <translation>计算时间</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>监督</translation>
    </message>
    <message>
        <source>%1 head</source>
        <translation>%1 个头</translation>
    </message>
    <message>
        <source>%1 heads</source>
        <translation>%1 个头</translation>
    </message>
    <message>
        <source>%1 · %2 · d_model %3</source>
        <translation>%1 · %2 · d_model %3</translation>
    </message>
    <message>
        <source>%1 × %2 weights</source>
        <translation>%1 × %2 个权重</translation>
    </message>
    <message>
        <source>%1 thread</source>
        <translation>%1 个线程</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 个线程</translation>
    </message>
    <message>
        <source>computed in %1 ms (%2, %3)</source>
        <translation>计算用时 %1 ms（%2，%3）</translation>
    </message>
    <message>
        <source>★ this head was %1; compare an untaught head beside it</source>
        <translation>★ 这个头%1；请与旁边没教过的头比较</translation>
    </message>
    <message>
        <source>★ %1</source>
        <translation>★ %1</translation>
    </message>
</context>
<context>
    <name>lab::StepRail</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>The steps from the words to the answer. Click one, or drag along the rail; Left and Right go one step.</source>
        <translation>从词语到答案的各个步骤。点击其中一步，或沿着轨道拖动；左右方向键走一步。</translation>
    </message>
</context>
<context>
    <name>lab::StepTable</name>
    <message>
        <source>%1, %2 × %3</source>
        <translation>%1，%2 × %3</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>第 %1 列</translation>
    </message>
</context>
<context>
    <name>lab::StepView</name>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>The formula, the same with the chosen cell&apos;s numbers, and the matrices. Point at a term and its matrix, row or cell lights up, and the other way round. Click a number to open what it is made of. The wheel scrolls a large matrix, with Shift sideways.</source>
        <translation>公式、代入所选单元格数值的同一公式，以及各个矩阵。指向公式中的一项，对应的矩阵、行或单元格就会亮起，反过来也一样。点击一个数可以展开它的组成。滚轮滚动大矩阵，按住 Shift 则横向滚动。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>lab::TokenChip</name>
    <message>
        <source>%1, position %2</source>
        <translation>%1，位置 %2</translation>
    </message>
    <message>
        <source>unknown to the model</source>
        <translation>模型不认识</translation>
    </message>
    <message>
        <source>chosen query</source>
        <translation>选中的查询</translation>
    </message>
    <message>
        <source>chosen key</source>
        <translation>选中的键</translation>
    </message>
</context>
<context>
    <name>lab::ToolRow</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The model that computes</source>
        <translation>用来计算的模型</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>What each q·k is multiplied by before the softmax, in every layer</source>
        <translation>softmax 之前每个 q·k 乘以的系数，每一层都一样</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Which keys a query may see in self-attention; cross-attention keeps its own</source>
        <translation>自注意力中查询可以看到哪些键；交叉注意力仍用自己的掩码</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>The model that computes: %1</source>
        <translation>用来计算的模型：%1</translation>
    </message>
    <message>
        <source>Cross</source>
        <translation>交叉</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation>头 %1</translation>
    </message>
    <message>
        <source>%1 ★</source>
        <translation>%1 ★</translation>
    </message>
    <message>
        <source>Head %1, %2</source>
        <translation>头 %1，%2</translation>
    </message>
    <message>
        <source>Multiply each q·k by</source>
        <translation>每个 q·k 乘以</translation>
    </message>
    <message>
        <source>See no further than this many positions away</source>
        <translation>最远能看到几个位置以外</translation>
    </message>
    <message>
        <source>Make a file of the page that is shown: a picture, or its numbers (Ctrl+E)</source>
        <translation>把看到的页面做成文件：图片，或其中的数值（Ctrl+E）</translation>
    </message>
</context>
<context>
    <name>lab::WalkExport</name>
    <message>
        <source>Handout, a step a page (PDF)…</source>
        <translation>讲义，每页一步（PDF）…</translation>
    </message>
    <message>
        <source>Page for any browser (HTML)…</source>
        <translation>任何浏览器都能打开的网页（HTML）…</translation>
    </message>
    <message>
        <source>Text with formulas (Markdown)…</source>
        <translation>带公式的文本（Markdown）…</translation>
    </message>
    <message>
        <source>The walkthrough is still being made or written: try again in a moment</source>
        <translation>分步讲解还在计算或写入：请稍后再试</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Worksheet with answers (PDF)…</source>
        <translation>附答案的练习（PDF）…</translation>
    </message>
</context>
<context>
    <name>lab::WalkView</name>
    <message>
        <source>Walkthrough</source>
        <translation>分步讲解</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
</context>
<context>
    <name>lab::Welcome</name>
    <message>
        <source>See attention</source>
        <translation>看注意力</translation>
    </message>
    <message>
        <source>Which word looks at which, as a map</source>
        <translation>用图显示哪个词看哪个词</translation>
    </message>
    <message>
        <source>Walk a sentence</source>
        <translation>走过一个句子</translation>
    </message>
    <message>
        <source>Step by step, with every formula and number</source>
        <translation>一步一步，公式和数值俱全</translation>
    </message>
    <message>
        <source>Read the document</source>
        <translation>读文档</translation>
    </message>
    <message>
        <source>Its claims beside what is computed</source>
        <translation>文档的说法与计算结果对照</translation>
    </message>
</context>
</TS>
