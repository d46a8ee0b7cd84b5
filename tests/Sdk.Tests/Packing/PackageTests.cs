using System.Collections.Immutable;
using System.Diagnostics;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Sdk.Tests.Packing;

/// <summary>The NuGet package as users get it.</summary>
public sealed class PackageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private string _folder = "";
    private ZipArchive _package = null!;

    [OneTimeSetUp]
    public async Task Pack()
    {
        _folder = Directory.CreateTempSubdirectory("sdk-pack").FullName;
        var start = new ProcessStartInfo("sh", "eng/sdk-pack.sh")
        {
            WorkingDirectory = Sources.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        start.Environment["OUT"] = _folder;
        // Where these tests were built to, so that nothing is built a second time elsewhere.
        start.Environment["ArtifactsPath"] = Sources.Artifacts;
        using var script = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Patience);
        var output = script.StandardOutput.ReadToEndAsync(deadline.Token);
        var errors = script.StandardError.ReadToEndAsync(deadline.Token);
        await script.WaitForExitAsync(deadline.Token);
        Assert.That(script.ExitCode, Is.Zero, await output + await errors);
        _package = await ZipFile.OpenReadAsync(Directory.GetFiles(_folder, "*.nupkg").Single());
    }

    [OneTimeTearDown]
    public void Remove()
    {
        _package?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void It_depends_on_the_real_package_and_on_nothing_else()
    {
        var dependencies = Nuspec().Descendants().Where(element => element.Name.LocalName == "dependency");
        Assert.That(dependencies.Select(dependency => ((string?)dependency.Attribute("id"), (string?)dependency.Attribute("version"))),
            Is.EqualTo([("Pulumi", "[3.76.1, 4.0.0)")]));
    }

    [Test]
    public void It_holds_the_assembly_of_the_SDK_and_no_other() => Assert.That(
        _package.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal)),
        Is.EquivalentTo(
        [
            "Pulumi.Proxmox.nuspec", "[Content_Types].xml", "README.md", "logo.png", "content/pulumi-plugin.json", "content/version.txt",
            "lib/net8.0/Pulumi.Proxmox.dll", "lib/net8.0/Pulumi.Proxmox.xml",
        ]));

    [Test]
    public void The_assembly_asks_for_the_lowest_version_of_the_real_one_and_for_nothing_of_this_repository()
    {
        var references = References().ToImmutableSortedDictionary(StringComparer.Ordinal);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(references["Pulumi"], Is.EqualTo(new Version(3, 76, 1, 0)));
            Assert.That(references.Keys.Where(name => name != "Pulumi"), Has.All.StartsWith("System."));
            Assert.That(references.Where(reference => reference.Key != "Pulumi").Select(reference => reference.Value.Major),
                Has.All.LessThanOrEqualTo(8));
        }
    }

    [Test]
    public void The_language_host_learns_from_it_which_plugin_to_install()
    {
        var version = (string)Nuspec().Descendants().Single(element => element.Name.LocalName == "version")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text("content/version.txt"), Is.EqualTo(version));
            Assert.That(
                System.Text.Json.Nodes.JsonNode.Parse(Text("content/pulumi-plugin.json"))!.AsObject()
                    .Select(member => $"{member.Key}={member.Value}"),
                Is.EquivalentTo(["resource=true", "name=proxmox", $"version={version}",
                    "server=github://api.github.com/proxmox-ve/terraform-provider-proxmox"]));
        }
    }

    [Test]
    public void The_assembly_knows_its_version()
    {
        using var assembly = Assembly();
        var metadata = assembly.GetMetadataReader();
        Assert.That(metadata.ManifestResources.Select(handle => metadata.GetString(metadata.GetManifestResource(handle).Name)),
            Does.Contain("Pulumi.Proxmox.version.txt"));
    }

    private IEnumerable<KeyValuePair<string, Version>> References()
    {
        using var assembly = Assembly();
        var metadata = assembly.GetMetadataReader();
        foreach (var reference in metadata.AssemblyReferences.Select(metadata.GetAssemblyReference))
        {
            yield return new(metadata.GetString(reference.Name), reference.Version);
        }
    }

    private PEReader Assembly()
    {
        using var content = _package.GetEntry("lib/net8.0/Pulumi.Proxmox.dll")!.Open();
        var copy = new MemoryStream();
        content.CopyTo(copy);
        copy.Position = 0;
        return new PEReader(copy);
    }

    private XDocument Nuspec() => XDocument.Parse(Text("Pulumi.Proxmox.nuspec"));

    private string Text(string path)
    {
        using var reader = new StreamReader(_package.GetEntry(path)!.Open());
        return reader.ReadToEnd();
    }
}
