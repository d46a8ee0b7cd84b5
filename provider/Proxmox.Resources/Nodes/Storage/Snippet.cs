using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Preflight;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>
/// Hook scripts and files for cloud-init: the files that PVE's API shows and removes, but does not take. They go to their node by SSH, into
/// the folder that PVE looks for them in (<c>PVE::Storage::Plugin::get_subdir</c>).
/// </summary>
internal static class Snippet
{
    private const string Off = "PVE's API takes no snippets";

    private const string SwitchOn =
        "Snippets go onto a node by SSH, and the provider has not been told how to log in there. Set ssh in its configuration, with "
            + "private_key or password and with host_keys, or PROXMOX_VE_SSH_PRIVATE_KEY and PROXMOX_VE_SSH_HOST_KEYS in the environment. "
            + "Or copy the file into the directory snippets of the storage by other means, such as scp, and refer to it by its volume id, "
            + "such as local:snippets/user.yaml. Most of what cloud-init is given needs none: see cloud_init of proxmox_vm.";

    private const UnixFileMode ForReading =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    // PVE runs no hook script that may not be executed (PVE::GuestHelpers::check_hookscript).
    private const UnixFileMode ForRunning =
        ForReading | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>True for a file that is one.</summary>
    public static bool IsOne(StoredFile file) => file.Content == FileKind.Snippets;

    /// <summary>Refuses a plan to send a snippet that could not be sent.</summary>
    public static async Task CheckAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        if (plan.Planned.Value.IsNull || plan.Planned.Get(UploadedFile.Content) != FileKind.Snippets
            || !(plan.IsCreate || plan.IsDelete || plan.IsChanged(UploadedFile.Sha256)))
        {
            return;
        }

        if (session.Files is null)
        {
            plan.Diagnostics.Error(Off, SwitchOn, AttributePath.Of(FileFields.ContentName));
            return;
        }

        if (plan.Planned.Get(FileFields.Storage) is not { } storage || StorageCheck.IsPlanned(session, storage))
        {
            return;
        }

        var definition = await session.Pve.GetAsync(PvePath.Join("storage", storage), cancel: cancel);
        if (Problem(storage, definition) is { } problem)
        {
            plan.Diagnostics.Error($"Storage {storage} takes no snippets", problem, AttributePath.Of(FileFields.Storage.Name));
        }
    }

    /// <summary>Sends a snippet, in the place of the one of that name.</summary>
    /// <param name="operation">The create or update.</param>
    /// <param name="file">Where it goes.</param>
    /// <param name="source">What it is made of.</param>
    /// <param name="upload">The same, as it is sent.</param>
    /// <param name="sha256">What it must be; other contents are refused.</param>
    /// <param name="cancel">Stops it; what the name stood for stays then.</param>
    public static async Task SendAsync(
        Operation operation, StoredFile file, LocalFile source, FileUpload upload, string sha256, CancellationToken cancel)
    {
        if (operation.Session.Files is not { } files)
        {
            throw PveFault.About(UploadedFile.Content.Wire, $"{Off}. {SwitchOn}");
        }

        var definition = await operation.Pve.GetAsync(PvePath.Join("storage", file.Storage), cancel: cancel);
        if (Problem(file.Storage, definition) is { } problem)
        {
            throw PveFault.About(FileFields.Storage.Wire, problem);
        }

        var folder = $"{definition["path"].AsText()}/{definition["content-dirs"]["snippets"].AsText() ?? FileKind.Snippets}";
        await files.WriteAsync(file.Node, folder, new(upload, sha256, source.IsScript() ? ForRunning : ForReading), cancel);
        operation.MarkCreated();
    }

    /// <summary>
    /// The checksum of what a node has, in the place of one that is only remembered; that one where the provider may not log in there or
    /// the node cannot be reached, with a warning.
    /// </summary>
    /// <param name="operation">The read.</param>
    /// <param name="file">The file.</param>
    /// <param name="told">What PVE tells of it.</param>
    /// <param name="remembered">The checksum by what PVE tells.</param>
    /// <param name="cancel">Ends the read.</param>
    public static async Task<string?> Sha256Async(
        Operation operation, StoredFile file, PveData told, string? remembered, CancellationToken cancel)
    {
        if (operation.Session.Files is not { } files || told["path"].AsText() is not { } path)
        {
            return remembered;
        }

        try
        {
            return await files.Sha256Async(file.Node, path, cancel);
        }
        catch (PveFault fault)
        {
            operation.Diagnostics.Warn(
                "The contents of a snippet are not compared",
                $"Whether {file.Id} still has the contents that it was given is told by its size alone: {fault.Said}.");
            return remembered;
        }
    }

    private static string? Problem(string storage, PveData definition) =>
        definition["path"].AsText() is null
            ? $"It is of the type {definition["type"].AsText()}, which has no directory for them. Choose a storage of files, such as a "
                + "directory or NFS."
        : !(definition["content"].AsText() ?? "").Split(',').Contains(FileKind.Snippets, StringComparer.Ordinal)
            ? $"It is meant for {definition["content"].AsText()}. Add snippets to the content of storage {storage}, or choose another one."
        : null;
}
