using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Sdk.Tests.Packing;

/// <summary>What is built with the package <c>Pulumi</c>, from sources that hold it in one way or another.</summary>
public sealed class RestoreTests
{
    private SourcesOfPackages _sources = null!;

    [SetUp]
    public void Begin() => _sources = new();

    [TearDown]
    public void End() => _sources.Dispose();

    [Test]
    public async Task These_tests_compile_with_the_package_in_place_of_the_stand_in_even_if_it_wants_newer_packages_than_are_pinned()
    {
        (string Id, string Assembly)[] shared = [
            ("Google.Protobuf", "Google.Protobuf.dll"), ("Grpc.Net.Client", "Grpc.Net.Client.dll"), ("Grpc.Core.Api", "Grpc.Core.Api.dll")];
        foreach (var (id, assembly) in shared)
        {
            _sources.Add(id, "900.0.0", assemblies: Path.Combine(AppContext.BaseDirectory, assembly));
        }
        _sources.Add("Pulumi", "3.999.0", [.. shared.Select(one => (one.Id, "900.0.0"))],
            Path.Combine(Sources.Artifacts, "obj/Pulumi/debug/ref/Pulumi.dll"));
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/packages");

        var (code, said) = await _sources.RunAsync(
            new() { ["ArtifactsPath"] = _sources.FolderOf("artifacts") },
            "dotnet", "build", "tests/Sdk.Tests", "-v", "q", "--nologo", "-p:UsePulumiPackage=true", "-p:RunAnalyzers=false",
            $"-p:RestoreAdditionalProjectSources={_sources.Feed}", $"-p:RestorePackagesPath={_sources.FolderOf("packages")}",
                $"-p:RestoreFallbackFolders={packages}");

        Assert.That(code, Is.Zero, said);
        var built = _sources.FolderOf("artifacts/bin/Sdk.Tests/debug");
        Assert.That(VersionAskedFor(Path.Combine(built, "Pulumi.Proxmox.dll"), "Pulumi"), Is.EqualTo(new Version(3, 76, 1, 0)),
            "the assembly that was in the package");
        Assert.That(Directory.Exists(_sources.FolderOf("artifacts/bin/Pulumi")), Is.False, "the stand-in was not built");
    }

    [Test]
    public async Task The_SDK_is_packed_for_the_lowest_version_where_only_a_newer_one_can_be_had()
    {
        _sources.Add("Pulumi", "3.999.0");

        var (code, said) = await PackAsync();

        Assert.That(code, Is.Zero, said);
        Assert.That(said, Does.Contain("The lowest version of the package Pulumi cannot be had here"));
        Assert.That(Directory.GetFiles(_sources.FolderOf("out")), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_source_that_does_not_answer_is_told_and_nothing_is_put_in_the_place_of_the_package()
    {
        var (code, said) = await PackAsync();

        Assert.That(code, Is.Not.Zero);
        Assert.That(said, Does.Contain("NU1301").And.Contain("The SDK cannot be restored").And.Not.Contain("stand-in"));
    }

    private Task<(int Code, string Said)> PackAsync() => _sources.RunAsync(
        new() { ["OUT"] = _sources.FolderOf("out"), ["ArtifactsPath"] = Sources.Artifacts }, "sh", "eng/sdk-pack.sh");

    private static Version VersionAskedFor(string assembly, string reference)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        var metadata = image.GetMetadataReader();
        return metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .Single(one => metadata.GetString(one.Name) == reference).Version;
    }
}
