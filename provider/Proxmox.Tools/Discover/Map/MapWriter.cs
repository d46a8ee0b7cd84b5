using System.Text;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Pulumi.Schemas;
using Proxmox.Tools.Discover.Map.States;

namespace Proxmox.Tools.Discover.Map;

/// <summary>What <c>discover --map</c> does.</summary>
internal static class MapWriter
{
    private const string Unfinished = ".discover-unfinished";

    // The mark is in the head of the page, near its beginning.
    private const int Beginning = 4096;

    /// <summary>Refuses a file that cannot be written, or that is not a map.</summary>
    /// <param name="file">Where the page goes.</param>
    /// <param name="isForced">Whether whatever is there is overwritten.</param>
    /// <exception cref="ToolException">It is such a file.</exception>
    public static void Refuse(string file, bool isForced)
    {
        if (file.Length == 0)
        {
            throw new ToolException("The name of the map's file is empty. Name a file.");
        }

        if (Directory.Exists(file))
        {
            throw new ToolException($"The map cannot be written to {file}: it is a folder. Name a file in it.");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        if (!Directory.Exists(folder))
        {
            throw new ToolException($"The map cannot be written to {file}: there is no folder {folder}.");
        }

        FileTrial.Refuse(folder);
        if (!isForced && File.Exists(file) && !IsMap(file))
        {
            throw new ToolException($"{file} is not a map of this command, and is not overwritten. Name another file, or overwrite it by "
                + "--force. What a map is to show of a state is given by --state.");
        }
    }

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
            cancel.ThrowIfCancellationRequested();
            File.WriteAllText(file + Unfinished, page, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(file + Unfinished, file, overwrite: true);
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

    private static bool IsMap(string file)
    {
        try
        {
            using var reader = new StreamReader(file);
            var beginning = new char[Beginning];
            var length = reader.ReadBlock(beginning);
            return length == 0 || new string(beginning, 0, length).Contains(Folder.Mark, StringComparison.Ordinal);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
