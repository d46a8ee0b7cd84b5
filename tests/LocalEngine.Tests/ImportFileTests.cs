namespace Proxmox.LocalEngine.Tests;

/// <summary>The file that <c>import --file</c> takes.</summary>
public sealed class ImportFileTests
{
    [Test]
    public void A_file_lists_what_is_imported_in_its_order()
    {
        var targets = Read("""
            {"resources": [
              {"type": "a:b:C", "name": "one", "id": "1", "version": "1.2.3", "pluginDownloadUrl": "github://x", "properties": ["p"]},
              {"type": "a:b:D", "name": "two", "id": "n/2"}
            ]}
            """);
        Assert.That(targets, Is.EqualTo(new ImportTarget[]
        {
            new("a:b:C", "one", "1", Protect: false) { Version = "1.2.3", PluginDownloadUrl = "github://x" },
            new("a:b:D", "two", "n/2", Protect: false),
        }));
    }

    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("no JSON")]
    [TestCase("""{"resources": [{"type": "a:b:C", "name": "one"}]}""")]
    [TestCase("""{"resources": [{"type": "a:b:C", "name": "one", "id": "1", "parent": "p"}]}""")]
    public void What_is_no_such_file_is_refused(string text) =>
        Assert.That(() => Read(text), Throws.TypeOf<FormatException>().With.Message.Contains("import file"));

    private static IReadOnlyList<ImportTarget> Read(string text)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            return ImportFile.Read(path, protect: false);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
