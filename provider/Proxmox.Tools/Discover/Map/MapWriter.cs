using System.Text;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Pulumi.Schemas;
using Proxmox.Tools.Discover.Map.States;

namespace Proxmox.Tools.Discover.Map;

/// <summary>What <c>discover --map</c> does.</summary>
internal static class MapWriter
{
    /// <summary>Reads state files and the datacenter, and writes the page.</summary>
    /// <param name="pve">The datacenter.</param>
    /// <param name="catalog">The resources whose records in a state are known.</param>
    /// <param name="file">Where the page goes.</param>
    /// <param name="states">State files, or folders of them.</param>
    /// <param name="options">What the tools are given.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="ToolException">A state cannot be read, the datacenter cannot be asked, or the page cannot be written.</exception>
    public static async Task WriteAsync(
        IPve pve, Catalog catalog, string file, IReadOnlyList<string> states, ToolOptions options, CancellationToken cancel)
    {
        // Before the datacenter is asked: what is wrong with a path shows at once.
        var files = new StateFiles(new Tokens(catalog).Resource).Read(states);
        Snapshot snapshot;
        try
        {
            snapshot = await new SnapshotReader(pve).ReadAsync(cancel);
        }
        catch (PveFault fault)
        {
            throw new ToolException($"The map cannot be drawn: {fault.Said}");
        }

        var page = MapPage.Of(new MapDocument(snapshot, files).Write(options.Time.GetUtcNow(), options.Version));
        try
        {
            await File.WriteAllTextAsync(file, page, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancel);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"The map cannot be written to {file}: {cause.Message}");
        }

        foreach (var gap in snapshot.Gaps)
        {
            await options.Errors.WriteLineAsync($"Not read: {gap}");
        }

        await options.Errors.WriteLineAsync($"Wrote {file}: open it in a browser.");
    }
}
