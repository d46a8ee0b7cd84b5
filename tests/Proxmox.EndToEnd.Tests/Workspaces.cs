using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests;

/// <summary>Folders with a configuration that takes its endpoint and credentials from the environment, as examples and guides do.</summary>
internal static class Workspaces
{
    /// <summary>A folder with these files, initialised; the environment is that of the attached provider.</summary>
    public static async Task<Workspace> OpenAsync(
        ClientKind kind, PveSimulator pve, IEnumerable<(string Name, string Text)> files, string? standsInFor = null)
    {
        var attached = await AttachedProvider.StartAsync(environment: name => name switch
        {
            "PROXMOX_VE_ENDPOINT" => pve.Endpoint.ToString(),
            "PROXMOX_VE_API_TOKEN" => pve.ApiToken,
            "PROXMOX_VE_FINGERPRINT" => pve.Fingerprint,
            _ => null,
        });
        var workspace = new Workspace(Executables.Find(kind)!, attached) { StandsInFor = standsInFor };
        foreach (var (name, text) in files)
        {
            workspace.Write(name, text);
        }

        await workspace.InitAsync(writeVersions: false);
        return workspace;
    }

    /// <summary>Applies, and holds that a second plan has nothing to do.</summary>
    public static async Task ApplyAsync(Workspace workspace, params string[] arguments)
    {
        var applied = await workspace.RunAsync(["apply", "-auto-approve", "-no-color", "-input=false", .. arguments]);
        Assert.That(applied.ExitCode, Is.Zero, applied.Output + applied.Errors);
        var second = await workspace.RunAsync(["plan", "-detailed-exitcode", "-no-color", "-input=false", .. arguments]);
        Assert.That(second.ExitCode, Is.Zero, second.Output + second.Errors);
    }
}
