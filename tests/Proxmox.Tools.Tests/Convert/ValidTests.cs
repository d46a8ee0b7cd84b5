using System.Text.RegularExpressions;
using Proxmox.Testing.Clients;

namespace Proxmox.Tools.Tests.Convert;

/// <summary>What is converted is valid for a real client.</summary>
[TestFixtureSource(nameof(Clients))]
public sealed partial class ValidTests(ClientKind kind)
{
    public static IEnumerable<ClientKind> Clients => ClientKinds.Present.Where(kind => !ClientKinds.IsInProcess(kind));

    [TestCase("bpg")]
    [TestCase("telmate")]
    public async Task A_configuration_with_every_attribute_is_valid_afterwards(string name)
    {
        await using var workspace = new Workspace(Executables.Find(kind)!, await AttachedProvider.StartAsync());
        using var converted = await ConvertedFolder.OfKeptAsync(name);
        Assert.That(converted.Code, Is.Zero, converted.Errors);
        foreach (var path in Directory.EnumerateFiles(converted.Folder))
        {
            // The other provider is not to be had here, and older clients have no moved blocks between providers.
            var text = Path.GetFileName(path) == "moved.tf" ? "" : Other().Replace(File.ReadAllText(path), "");
            // That client is older than write-only attributes.
            workspace.Write(Path.GetFileName(path), kind == ClientKind.OpenTofu ? WriteOnly().Replace(Versions().Replace(text, ""), " =")
                : text);
        }

        await workspace.InitAsync(writeVersions: false);
        var result = await workspace.RunAsync("validate", "-no-color");
        Assert.That(result.ExitCode, Is.Zero, result.Output + result.Errors);
    }

    [GeneratedRegex(@"    (bpg|telmate) = \{[^}]*\}\n", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Other();

    [GeneratedRegex(@"_wo +=", RegexOptions.None, 1000)]
    private static partial Regex WriteOnly();

    [GeneratedRegex(@".*_wo_version +=.*\n", RegexOptions.None, 1000)]
    private static partial Regex Versions();
}
