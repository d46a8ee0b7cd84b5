using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Tools.Discover.Programs;

namespace Proxmox.Tools.Discover;

/// <summary>Reads a datacenter and writes its files.</summary>
/// <param name="provider">The provider, configured for reading.</param>
/// <param name="options">What the tools are given.</param>
/// <param name="selection">What is wanted.</param>
/// <param name="target">Where the files go.</param>
internal sealed class DiscoverRun(Provider provider, ToolOptions options, Selection selection, Folder target)
{
    /// <summary>Whether a project for Pulumi is written.</summary>
    public required bool IsProgram { get; init; }

    /// <summary>Whether it only tells what would be written.</summary>
    public required bool IsDry { get; init; }

    /// <summary>Whether files of an earlier run are written anew.</summary>
    public required bool IsForced { get; init; }

    /// <summary>Runs it.</summary>
    /// <exception cref="ToolException">The datacenter cannot be read, or the files cannot be written; none is then.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        if (!IsDry)
        {
            target.Refuse(IsProgram ? ProgramFiles.FixedNames : ProjectFiles.FixedNames);
        }

        var earlier = IsForced ? ReadEarlier() : Earlier.None;
        var found = await ReadAsync(earlier, cancel);
        List<WrittenFile>? project = IsProgram ? [.. ProgramFiles.Of(found, options.Version, options.PulumiSchema())] : null;
        found = project is null ? Grouping.Of(found, earlier) : found;
        var names = project is null ? ProjectFiles.NamesOf(found) : [.. project.Select(file => file.Name)];
        foreach (var gap in Tally.Gaps(found))
        {
            await options.Errors.WriteLineAsync($"warning: {gap}");
        }

        if (IsDry)
        {
            DryRun.Tell(found, names, options.Output);
            return;
        }

        cancel.ThrowIfCancellationRequested();
        target.Write(names, project ?? ProjectFiles.Of(found, options.Version));
        await options.Output.WriteLineAsync(
            $"{Tally.Of(found)} {Tally.Counted(names.Count, "file")} in {target.Path}, of which {Report.FileName} tells more.");
    }

    private Earlier ReadEarlier()
    {
        var (hcl, program) = (Earlier.ReadHcl(provider.Catalog, target), Earlier.ReadProgram(provider.Catalog, target));
        return (IsProgram ? hcl : program).Objects.Count == 0 ? IsProgram ? program : hcl : throw new ToolException(
            $"{target.Path} holds what an earlier run has written for {(IsProgram ? "Terraform" : "Pulumi")}. Name another folder.");
    }

    private async Task<Discovery> ReadAsync(Earlier earlier, CancellationToken cancel)
    {
        using var progress = new ReadingProgress(options);
        try
        {
            var watch = new PveWatch(provider.CallAsync, options.Time);
            var found = await new DatacenterReader(provider, selection, progress, earlier, watch).ReadAsync(cancel);
            if (selection.Unfitting is { Count: > 0 } unfitting)
            {
                throw new ToolException(
                    $"--guests {string.Join(',', unfitting)}: of the guests that were looked at, none is meant by that. "
                    + "Nothing is written.");
            }

            await Loss.RefuseAsync(provider, earlier, found, target.Path, cancel);
            return found;
        }
        catch (PveFault fault)
        {
            throw new ToolException($"The datacenter could not be read. {fault.Message}");
        }
    }
}
