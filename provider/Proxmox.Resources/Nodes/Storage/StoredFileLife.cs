using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Storage;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>What all files on a storage share, however they come there.</summary>
internal static class StoredFileLife
{
    /// <summary>Where PVE has them.</summary>
    public static Api Api { get; } = new("/nodes/{node}/storage/{storage}/content");

    /// <summary>How long operations may take: large files come and go slowly.</summary>
    public static OperationTimeouts Timeouts { get; } =
        OperationTimeouts.Standard with { Create = TimeSpan.FromHours(2), Update = TimeSpan.FromHours(2) };

    /// <summary>
    /// An attribute that says what is fetched, which PVE does not tell of a file: another value is another file, and giving it up changes
    /// nothing.
    /// </summary>
    public static Field<T> Origin<T>(Field<T> field)
        where T : notnull => field.ServerChosen().ClearedBy(Clear.Forgetting).NeverReturned().Replacing();

    /// <summary>The hooks that do not depend on where a file comes from.</summary>
    public static Hooks Hooks { get; } = new() { Preflight = CheckStorageAsync, Read = ReadAsync, Delete = DeleteAsync, List = ListAsync };

    /// <summary>The plan with the name that the file has where the user gives none, and with its volume id.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="name">The name by default; null while it is not known.</param>
    /// <param name="origins">Attributes that are told by <see cref="Origin"/>, which are what the user says or nothing.</param>
    public static Value Named(PlanReview plan, string? name, params ReadOnlySpan<Field> origins)
    {
        var planned = plan.Planned.Value;
        foreach (var origin in origins)
        {
            planned = planned[origin.Name].IsUnknown && plan.Config[origin].IsNull ? planned.With(origin.Name, Value.Null) : planned;
        }

        if (planned[FileName.Attribute].IsUnknown && plan.Config.Value[FileName.Attribute].IsNull && name is not null)
        {
            planned = planned.With(FileName.Attribute, Value.Of(name));
        }

        return StoredFile.Of(new(planned)) is { } file ? planned.With(FileFields.Volume.Name, Value.Of(file.Id)) : planned;
    }

    /// <summary>
    /// Deals with a file that has the name already: true when there is one that is to be taken as it is. One that is to give way is
    /// removed.
    /// </summary>
    /// <param name="operation">The create.</param>
    /// <param name="file">The file.</param>
    /// <param name="task">The type of the tasks that bring such files, where they tell the name; null where they do not.</param>
    /// <param name="ifExists">What the user says; null for nothing.</param>
    /// <param name="cancel">Ends the create.</param>
    /// <exception cref="PveFault">There is one, and nothing was said.</exception>
    public static async Task<bool> IsThereAsync(
        Operation operation, StoredFile file, string? task, string? ifExists, CancellationToken cancel)
    {
        if (await file.ReadAsync(operation.Pve, cancel) is null && !await ArrivesAsync(operation, file, task, cancel))
        {
            return false;
        }

        switch (ifExists)
        {
            case IfExists.Adopt:
                return true;
            case IfExists.Overwrite:
                await RemoveAsync(operation, file, cancel);
                return false;
            default:
                throw new PveFault(FaultKind.Exists,
                    $"the file {file.Id} exists already on node {file.Node}, and this resource has not made it; if_exists says what is to "
                        + "become of it");
        }
    }

    /// <summary>
    /// Orders a file and gives the task that brings it. When the answer is lost that is the one under way for the name; where none is, the
    /// fault is for the engine, which looks whether the file is there.
    /// </summary>
    /// <param name="operation">The create.</param>
    /// <param name="file">The file.</param>
    /// <param name="task">The type of the tasks that bring such files.</param>
    /// <param name="send">Sends the order.</param>
    /// <param name="cancel">Ends the create.</param>
    public static async Task<PveData> OrderAsync(
        Operation operation, StoredFile file, string task, Func<Task<PveData>> send, CancellationToken cancel)
    {
        try
        {
            return await send();
        }
        // The file is there only when all of it is, so that a look at it does not tell whether it is under way.
        catch (PveFault lost) when (lost.MayHaveBeenApplied)
        {
            return await UnderWayAsync() is { } running ? PveData.Of(running.ToString()) : throw lost.WithContext();
        }

        async Task<Upid?> UnderWayAsync()
        {
            try
            {
                return await NodeTasks.RunningAsync(operation.Pve, file.Node, task, file.Name, cancel);
            }
            // Nobody can tell then what became of the order, which the engine has words for.
            catch (PveFault)
            {
                return null;
            }
        }
    }

    /// <summary>Refuses a name that PVE would.</summary>
    public static void CheckName(PlanReview plan)
    {
        if (plan.Planned.Value.IsNull || StoredFile.Of(plan.Planned) is not { } file || FileKind.Find(file.Content) is not { } kind
            || kind.Takes(file.Name))
        {
            return;
        }

        plan.Diagnostics.Error(
            "The name of the file does not fit what it is",
            $"PVE takes as {file.Content} only files whose names end in {string.Join(", ", kind.Endings)}, and this one would be called "
                + $"\"{file.Name}\". Set {FileName.Attribute} to a name that does, or choose another {FileFields.ContentName}.",
            AttributePath.Of(FileName.Attribute));
    }

    /// <summary>Warns when the storage does not take the file.</summary>
    public static Task CheckStorageAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        var content = plan.Planned.Value[FileFields.ContentName];
        return StorageUse.CheckAsync(session, plan, plan.Planned.Get(FileFields.Node), plan.Planned.Get(FileFields.Storage),
            FileFields.Storage, content.IsUnknown ? [] : [content.AsText() ?? FileKind.Template], cancel);
    }

    /// <summary>Removes a file.</summary>
    public static Task RemoveAsync(Operation operation, StoredFile file, CancellationToken cancel) =>
        operation.DispatchAsync(deadline => operation.Pve.DeleteAsync(file.Path, cancel: deadline), cancel);

    // The task of a create that was killed goes on without it.
    private static async Task<bool> ArrivesAsync(Operation operation, StoredFile file, string? task, CancellationToken cancel)
    {
        if (task is null || await NodeTasks.RunningAsync(operation.Pve, file.Node, task, file.Name, cancel) is not { } running)
        {
            return false;
        }

        try
        {
            await operation.Pve.WaitAsync(running, operation.Progress, cancel);
        }
        // It is this create's turn then.
        catch (PveFault failed) when (failed.Task is not null)
        {
        }

        return await file.ReadAsync(operation.Pve, cancel) is not null;
    }

    private static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel) =>
        await StoredFile.Require(operation.Target).ReadAsync(operation.Pve, cancel);

    private static Task DeleteAsync(Operation operation, CancellationToken cancel) =>
        RemoveAsync(operation, StoredFile.Require(operation.Prior), cancel);

    // Whoever wants to import looks for what the resource could have made.
    private static async Task<IReadOnlyList<PveData>> ListAsync(Operation operation, CancellationToken cancel)
    {
        var (node, storage) = (operation.Target.Get(FileFields.Node)!, operation.Target.Get(FileFields.Storage)!);
        var kinds = operation.Resource.Fields.FirstOrDefault(field => field.Name == FileFields.ContentName) is { } content
            ? content.Allowed : [FileKind.Template];
        var found = new List<PveData>();
        foreach (var kind in kinds)
        {
            var entries = await StorageVolume.AllAsync(operation.Pve, node, storage, kind, cancel);
            found.AddRange(entries.Select(entry => (Entry: entry, Id: entry["volid"].AsText()!))
                .Select(seen => new StoredFile(node, storage, kind, seen.Id[(seen.Id.IndexOf('/', StringComparison.Ordinal) + 1)..])
                    .Shape(seen.Entry)));
        }

        return found;
    }
}
