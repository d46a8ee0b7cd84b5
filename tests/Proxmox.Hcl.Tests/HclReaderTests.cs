namespace Proxmox.Hcl.Tests;

/// <summary>Everything that HCL can say is read, with its place in the text.</summary>
public sealed class HclReaderTests
{
    [TestCase("1 + 2 * 3", "1 + 2 * 3")]
    [TestCase("a && !b || c != d", "a && !b || c != d")]
    [TestCase("x >= 1 ? -y : z % 2", "x >= 1 ? -y : z % 2")]
    [TestCase("(1\n +\n 2)", "(1 + 2)")]
    [TestCase("f(a, b...)", "f(a, b...)")]
    [TestCase("provider::x::f(1)", "provider::x::f(1)")]
    [TestCase("a.b[0].c[*].d", "a.b[0].c[*].d")]
    [TestCase("a.0.b.*.c", "a[0].b[*].c")]
    [TestCase("a[\"x y\"].b", "a[\"x y\"].b")]
    [TestCase("f(x)[0].y", "f(x)[0].y")]
    [TestCase("a.b[\"team-7\"]", "a.b[\"team-7\"]")]
    [TestCase("{ for k, v in m : k => v... if v != null }", "{ for k, v in m : k => v... if v != null }")]
    [TestCase("[for x in [1, 2] : x]", "[for x in [1, 2] : x]")]
    [TestCase("\"a${b}c\"", "\"a${b}c\"")]
    [TestCase("\"a\\n\\u00e9\\\"$${x}\"", "\"a\\né\\\"$${x}\"")]
    [TestCase("1.5e3", "1500")]
    public void An_expression_is_read(string text, string written) =>
        Assert.That(HclWriter.Write(HclReader.ReadExpression("x.tf", text)), Is.EqualTo(written));

    [Test]
    public void A_map_may_have_any_key()
    {
        var map = (HclExpression.Map)HclReader.ReadExpression("x.tf", "{ a = 1, \"b c\" : 2\n (d) = 3\n \"${e}\" = 4 }");

        Assert.That(map.Entries.Select(entry => entry.Name), Is.EqualTo(new[] { "a", "b c", "", "" }));
        Assert.That(map.Entries.Select(entry => entry.Key?.GetType().Name), Is.EqualTo(new[] { null, null, "Group", "Template" }));
    }

    [TestCase("<<EOT\n  a\n b\nEOT\n", "  a\n b\n")]
    [TestCase("<<-EOT\n    a\n      b\n\n    c\n  EOT\n", "a\n  b\n\nc\n")]
    [TestCase("<<EOT\nEOT\n", "")]
    [TestCase("<<EOT\na\\n$${b}\nEOT\n", "a\\n${b}\n")]
    public void A_text_on_lines_of_its_own_is_read(string text, string value)
    {
        var read = (HclExpression.Text)HclReader.Read("x.tf", $"a = {text}")["a"]!;

        Assert.That((read.Value, read.Form), Is.EqualTo((value, HclTextForm.Heredoc)));
    }

    [Test]
    public void Placeholders_and_directives_stand_in_texts_of_lines()
    {
        var read = (HclExpression.Template)HclReader.Read(
            "x.tf", "a = <<-EOT\n    x ${b.c}\n    %{ if d ~}\n      y\n    %{ else }%{ endif }\n    EOT\n")["a"]!;

        Assert.That(read.WithParts().OfType<HclExpression.Path>().Select(path => string.Join('.', path.Steps)),
            Is.EqualTo(new[] { "b.c", "d" }));
        Assert.That(((HclExpression.Text)read.Pieces[0]).Value, Is.EqualTo("x "));
    }

    [Test]
    public void Everything_tells_where_it_stands()
    {
        const string File = "# one\n/* two\n*/ resource \"a\" \"b\" { // three\n  count = 2 # four\n  x { y = f(z.w)\n  }\n}\n";
        var file = HclReader.Read("x.tf", File);
        var block = file.Blocks[0];

        Assert.That(block.Span.Of(File), Does.StartWith("resource").And.EndsWith("}"));
        Assert.That(block.LabelSpans.Select(span => span.Of(File)), Is.EqualTo(new[] { "\"a\"", "\"b\"" }));
        Assert.That(block.Body.Attributes[0].Span.Of(File), Is.EqualTo("count = 2"));
        var path = block.Body.Expressions().OfType<HclExpression.Path>().Single();
        Assert.That((path.Span.Of(File), path.Place.Line), Is.EqualTo(("z.w", 5)));
        Assert.That(File[path.Span.Start..path.Ends[0]], Is.EqualTo("z"));
    }

    [TestCase("a = \n", "x.tf:1: Here has to be a value.")]
    [TestCase("a = 1 b = 2\n", "x.tf:1: Behind a the line has to end.")]
    [TestCase("a = [1 2]\n", "x.tf:1: Here has to be a comma or ].")]
    [TestCase("a {\n", "x.tf:2: Here has to be }.")]
    [TestCase("a b c\n", "x.tf:1: a is neither an attribute nor a block.")]
    [TestCase("a = \"x\n", "x.tf:1: The text has no end in its line.")]
    [TestCase("a = \"\\q\"\n", "x.tf:1: There is no escape \\q.")]
    [TestCase("a = \"%{ while }\"\n", "x.tf:1: There is no directive while.")]
    [TestCase("a = <<EOT\nx\n", "x.tf:3: The file ends in the middle")]
    [TestCase("a = 1e999\n", "x.tf:1: 1e999 is no number")]
    [TestCase("}\n", "x.tf:1: Here has to be a block.")]
    [TestCase("/* x", "x.tf:1: The file ends in the middle")]
    public void What_is_no_HCL_is_refused_with_its_place(string text, string expected) =>
        Assert.That(Assert.Throws<HclException>(() => HclReader.Read("x.tf", text))!.Message, Does.StartWith(expected));

    [TestCase("a = ", "[", 100_000)]
    [TestCase("a = ", "!", 100_000)]
    [TestCase("a = ", "(", 100_000)]
    [TestCase("", "a {\n", 100_000)]
    [TestCase("a = ", "\"${", 100_000)]
    [TestCase("a = ", "x ? ", 100_000)]
    public void What_is_nested_without_end_is_refused(string start, string again, int times) =>
        Assert.That(() => HclReader.Read("x.tf", start + string.Concat(Enumerable.Repeat(again, times))), Throws.TypeOf<HclException>());

    [Test]
    public void Any_text_is_read_or_refused()
    {
        const string Seed = """
            resource "a" "b" {
              for_each = { for k, v in var.m : k => v... if v != null && !contains(x, "y${z}") }
              text     = <<-EOT
                %{ for a in b ~} ${a.c[0]["d"].*.e} %{ endfor }
              EOT
              n = -1.5e3 + (2 * 3) >= 4 ? "a\n$${b}" : null # comment
              dynamic "x" { content { y = f(g...) } } /* more */
            }
            """;
        var random = new Random(1);
        const string Letters = "{}[]()\"$%~<>-\\\n#/*.,=?:!&|abc019_ \t\r\u00e9\ud83d";
        for (var run = 0; run < 20_000; run++)
        {
            var text = Seed.ToCharArray().ToList();
            for (var edits = random.Next(1, 8); edits > 0; edits--)
            {
                var at = random.Next(text.Count);
                switch (random.Next(3))
                {
                    case 0:
                        text.RemoveRange(at, Math.Min(random.Next(1, 9), text.Count - at));
                        break;
                    case 1:
                        text.Insert(at, Letters[random.Next(Letters.Length)]);
                        break;
                    default:
                        text[at] = Letters[random.Next(Letters.Length)];
                        break;
                }
            }

            var hcl = string.Concat(text);
            try
            {
                HclReader.Read("x.tf", hcl);
            }
            catch (HclException refusal)
            {
                Assert.That(refusal.Message, Does.StartWith("x.tf:"), hcl);
            }
        }
    }
}
