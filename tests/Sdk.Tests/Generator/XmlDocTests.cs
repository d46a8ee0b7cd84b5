using System.Xml.Linq;
using Proxmox.SdkGenerator.Emit;
using Proxmox.SdkGenerator.Naming;
using Proxmox.SdkGenerator.Schema;

namespace Sdk.Tests.Generator;

public sealed class XmlDocTests
{
    [TestCase("a `b<c>` & d", "a <c>b&lt;c&gt;</c> &amp; d")]
    [TestCase("**bold** and *italic* and _too_", "<b>bold</b> and <i>italic</i> and <i>too</i>")]
    [TestCase("a_snake_case_name, 2 * 3 * 4", "a_snake_case_name, 2 * 3 * 4")]
    [TestCase("[text](https://a.example/?b=1&c=\"2\")", "<see href=\"https://a.example/?b=1&amp;c=&quot;2&quot;\">text</see>")]
    [TestCase("[text](relative/page.md)", "text")]
    [TestCase("<https://a.example>", "<see href=\"https://a.example\"/>")]
    [TestCase(@"\*not italic\*", "*not italic*")]
    [TestCase("``a ` b``", "<c>a ` b</c>")]
    [TestCase("`*`, `_x_`, \"quoted\"", "<c>*</c>, <c>_x_</c>, \"quoted\"")]
    public void Marks_within_a_line_become_elements(string markdown, string xml) => Assert.That(XmlDoc.Inline(markdown), Is.EqualTo(xml));

    [Test]
    public void Only_examples_in_CSharp_stay() => Assert.That(
        Markdown.Read("{{% examples %}}\n{{% example %}}\n```python\nno\n```\n```csharp\nyes\n```\n{{% /example %}}\n{{% /examples "
            + "%}}\n```sh\nstays\n```")
            .Cast<MarkdownBlock.Code>().SelectMany(code => code.Lines),
        Is.EqualTo(["yes", "stays"]));

    [Test]
    public void A_paragraph_ends_where_another_block_begins() => Assert.That(
        Markdown.Read("one\ntwo\n- three\n- four\n  five\n## six\n1. seven\n| a | b |\n|---|---|\n| c | d |")
            .Select(block => block.GetType().Name),
        Is.EqualTo(["Paragraph", "Items", "Heading", "Items", "Table"]));

    [TestCase("a & b < c > d \"e\" \u0001 ```\n</summary>\n```\n&amp; `</c>`")]
    [TestCase("**a `b** c`")]
    [TestCase("[a](b `c` ](d)")]
    [TestCase("| a | b\n| --- |\n| `<` | &")]
    [TestCase("- <b>\n- [x](https://a?b&c)")]
    [TestCase("```\n<never closed> & so on")]
    public void Whatever_is_described_is_well_formed(string markdown)
    {
        var file = new CodeFile(new PackageNames(SchemaReader.Read(Sources.Acme)), "Pulumi.Acme");
        XmlDoc.Write(file, markdown, "nothing");
        var comments = file.ToString().Split('\n').Where(line => line.StartsWith("///", StringComparison.Ordinal))
            .Select(line => line[3..]);
        Assert.That(() => XElement.Parse($"<doc>{string.Join('\n', comments)}</doc>"), Throws.Nothing);
    }
}
