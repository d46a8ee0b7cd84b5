using System.CommandLine;
using Proxmox.Engine;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;
using Proxmox.Tools.Discover.Map;

namespace Proxmox.Tools.Discover;

/// <summary><c>discover</c>: reads the datacenter once.</summary>
internal static class DiscoverCommand
{
    private static readonly Option<string> MapOption = new("--map")
    {
        Description = "Draw the datacenter in this file: one page of HTML, to be opened in a browser.",
        HelpName = "FILE.html",
    };

    private static readonly Option<string[]> StateOption = new("--state")
    {
        Description = "For --map: a state file of Terraform or OpenTofu, a checkpoint or export of Pulumi, or a folder in which they are looked "
            + "for. The map then shows what is managed by which of them. Can be given several times.",
        HelpName = "FILE|FOLDER",
    };

    /// <summary>The command.</summary>
    public static Command Of(ToolOptions options)
    {
        var command = new Command("discover", "Read the datacenter, and draw it.") { MapOption, StateOption };
        command.SetAction(async (given, cancel) =>
        {
            if (given.GetValue(MapOption) is not { } map)
            {
                throw new ToolException("Say what to write: --map FILE.html");
            }

            var provider = Connected(options);
            await MapWriter.WriteAsync(provider.Pve!, provider.Catalog, map, given.GetValue(StateOption) ?? [], options, cancel);
            return 0;
        });
        return command;
    }

    private static Provider Connected(ToolOptions options)
    {
        var provider = options.Provider();
        var diagnostics = provider.Configure(Value.Object());
        foreach (var diagnostic in diagnostics)
        {
            options.Errors.WriteLine($"{(diagnostic.Severity == Severity.Error ? "error" : "warning")}: "
                + $"{diagnostic.Summary}: {diagnostic.Detail}");
        }

        return diagnostics.HasErrors ? throw new ToolException("The provider's settings are not complete, or not valid.") : provider;
    }
}
