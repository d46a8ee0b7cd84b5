using Proxmox.SdkGenerator.Schema;

namespace Sdk.Tests.Generator;

/// <summary>
/// The SDK of a package that has every feature, file by file. <c>UPDATE_GOLDENS=1</c> writes the files anew, to be read in review.
/// </summary>
public sealed class GoldenTests
{
    private const string Ending = ".golden";
    private static readonly string Folder = Path.Combine(Sources.Here, "Goldens");
    private static readonly IReadOnlyDictionary<string, string> Written =
        Proxmox.SdkGenerator.Emit.Sdk.Write(SchemaReader.Read(Sources.Acme));

    public static IEnumerable<string> Files => Written.Keys;

    [OneTimeSetUp]
    public void Update()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") != "1")
        {
            return;
        }
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
        foreach (var (path, text) in Written)
        {
            var file = Path.Combine(Folder, path + Ending);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    [TestCaseSource(nameof(Files))]
    public void A_file_is_as_its_golden_file_says(string path) =>
        Assert.That(Written[path], Is.EqualTo(File.ReadAllText(Path.Combine(Folder, path + Ending))));

    [Test]
    public void There_is_no_golden_file_that_is_not_written() => Assert.That(
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')),
        Is.EquivalentTo(Written.Keys.Select(path => path + Ending)));

    [Test]
    public void The_order_in_which_the_schema_says_things_does_not_matter()
    {
        using var document = System.Text.Json.JsonDocument.Parse(Sources.Acme);
        Assert.That(Proxmox.SdkGenerator.Emit.Sdk.Write(SchemaReader.Read(Reversed.Of(document.RootElement))), Is.EqualTo(Written));
    }
}
