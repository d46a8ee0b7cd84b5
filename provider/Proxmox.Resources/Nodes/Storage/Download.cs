using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>Has files fetched, and looks whether their servers have others by now.</summary>
internal static class Download
{
    /// <summary>Has the file fetched, unless one of that name is there: that is refused, checked or removed, as the user says.</summary>
    public static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var plan = operation.Planned;
        var file = StoredFile.Require(plan);
        await NoteUpstreamAsync(operation, file, cancel);
        if (await StoredFileLife.IsThereAsync(operation, file, NodeTasks.Download, plan.Get(IfExists.OfFetched), cancel))
        {
            await VerifyAsync(operation, file, cancel);
            operation.MarkCreated();
            return;
        }

        await FetchAsync(operation, file, () => operation.MarkCreated(), cancel);
    }

    /// <summary>Checks the file by a checksum that it had none of, and notes the size that its server tells from now on.</summary>
    public static async Task UpdateAsync(Operation operation, CancellationToken cancel)
    {
        var file = StoredFile.Require(operation.Planned);
        if (operation.IsChanged(DownloadedFile.Sum))
        {
            await VerifyAsync(operation, file, cancel);
        }

        if (operation.IsChanged(DownloadedFile.Watches))
        {
            await NoteUpstreamAsync(operation, file, cancel);
        }
    }

    /// <summary>Warns when the storage does not take the file, and when the server has another one by now.</summary>
    public static async Task PreflightAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        await StoredFileLife.CheckStorageAsync(session, plan, cancel);
        if (!plan.IsUpdate || plan.Planned.Get(DownloadedFile.Watches) is not true
            || plan.Prior.Get(DownloadedFile.UpstreamSize) is not { } known || StoredFile.Of(plan.Prior) is not { } file)
        {
            return;
        }

        var url = plan.Planned.Get(DownloadedFile.Url)!;
        try
        {
            if (await AskAsync(session.Pve, plan.Planned, file.Node, cancel) is { } now && now != known)
            {
                Warn($"{url} has {now} bytes now, and had {known} when {file.Id} was fetched. Nothing is fetched again by itself: change "
                    + "checksum, url or file_name to have the new one.");
            }
        }
        catch (PveFault fault) when (fault is { Status: 500 })
        {
            Warn($"Node {file.Node} cannot ask for {url}, from which {file.Id} was fetched: {fault.Said}. The file itself is not touched.");
        }

        void Warn(string detail) =>
            plan.Diagnostics.Warn("A downloaded file has changed on its server", detail, AttributePath.Of(DownloadedFile.Url.Name));
    }

    // A checksum is that of what the server sends. PVE checks a file that is there by it, but not one that it has decompressed.
    private static async Task VerifyAsync(Operation operation, StoredFile file, CancellationToken cancel)
    {
        var plan = operation.Planned;
        if (!plan.Has(DownloadedFile.Sum))
        {
            return;
        }

        if (plan.Has(DownloadedFile.Decompression))
        {
            operation.Diagnostics.Warn(
                "A file could not be checked",
                $"{file.Id} was there already. The checksum is that of the compressed file, by which PVE cannot check what was "
                    + "decompressed: it is taken as it is. Set if_exists = \"overwrite\" to have it fetched and checked.",
                AttributePath.Of(DownloadedFile.Sum.Name));
            return;
        }

        await FetchAsync(operation, file, accepted: null, cancel);
    }

    private static Task FetchAsync(Operation operation, StoredFile file, Action? accepted, CancellationToken cancel)
    {
        var plan = operation.Planned;
        var form = new Form().Add("content", file.Content).Add("filename", file.Name).Add("url", plan.Get(DownloadedFile.Url)!)
            .Add(DownloadedFile.Verifies.Wire, plan.Get(DownloadedFile.Verifies) ?? true);
        Checksum.AddTo(form, plan.Get(DownloadedFile.Sum));
        if (plan.Get(DownloadedFile.Decompression) is { } format)
        {
            form.Add(DownloadedFile.Decompression.Wire, format);
        }

        return operation.DispatchAsync(async deadline =>
        {
            var answer = await OrderAsync(deadline);
            accepted?.Invoke();
            return answer;
        }, cancel);

        async Task<PveData> OrderAsync(CancellationToken deadline)
        {
            try
            {
                return await StoredFileLife.OrderAsync(operation, file, NodeTasks.Download,
                    () => operation.Pve.PostAsync(file.Beside("download-url"), form, deadline), deadline);
            }
            // That a file is there which was to be checked does not tell how the check ended.
            catch (PveFault lost) when (lost.MayHaveBeenApplied && accepted is null)
            {
                throw lost.WithContext(isSettled: true);
            }
        }
    }

    // Before the file is fetched: one that grows meanwhile is then found changed, and not taken for what was fetched.
    private static async Task NoteUpstreamAsync(Operation operation, StoredFile file, CancellationToken cancel)
    {
        if (operation.Planned.Get(DownloadedFile.Watches) is true
            && await AskAsync(operation.Pve, operation.Planned, file.Node, cancel) is { } size)
        {
            operation.SetComputed(DownloadedFile.UpstreamSize, Value.Of(size));
        }
    }

    private static Task<long?> AskAsync(IPve pve, Attributes plan, string node, CancellationToken cancel) => UpstreamFile.SizeAsync(
        pve, node, plan.Get(DownloadedFile.Url)!, plan.Get(DownloadedFile.Verifies) ?? true, cancel);
}
