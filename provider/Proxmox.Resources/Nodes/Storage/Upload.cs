using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>Sends files, and knows by a checksum whether they are to be sent again.</summary>
internal static class Upload
{
    private const long Sector = 512;

    /// <summary>The plan with the file's name, and with the checksum of what is to be sent.</summary>
    public static Value Foresee(PlanReview plan)
    {
        var file = LocalFile.Of(plan.Config);
        var planned = StoredFileLife.Named(plan, file?.File.Path is { } path ? FileName.Of(path) : null);
        var sum = file is null ? Value.Unknown : SumOf(plan, file);
        if (plan.Config.Has(UploadedFile.Sha256))
        {
            sum = planned[UploadedFile.Sha256.Name];
        }

        // Other contents have another size, as a rule.
        return sum.Equals(plan.Prior[UploadedFile.Sha256]) ? planned
            : IsTakenFor(plan.Prior, file) ? planned.With(UploadedFile.Sha256.Name, sum)
            : planned.With(UploadedFile.Sha256.Name, sum).With(FileFields.Size.Name, Value.Unknown);
    }

    /// <summary>Holds the plan against the storage that the file is for.</summary>
    public static Task CheckAsync(Session session, PlanReview plan, CancellationToken cancel) =>
        plan.Planned.Get(UploadedFile.Content) == FileKind.Snippets ? Snippet.CheckAsync(session, plan, cancel)
            : StoredFileLife.CheckStorageAsync(session, plan, cancel);

    /// <summary>Sends the file, unless one of that name is there and is not to give way.</summary>
    public static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var file = StoredFile.Require(operation.Planned);
        // PVE itself puts a file in the place of another.
        var isOver = operation.Planned.Get(IfExists.OfSent) == IfExists.Overwrite;
        if (!isOver)
        {
            await StoredFileLife.IsThereAsync(operation, file, task: null, ifExists: null, cancel);
        }

        await SendAsync(operation, file, isOver, cancel);
    }

    /// <summary>Sends the file again when what PVE has is not what it is to be.</summary>
    public static Task UpdateAsync(Operation operation, CancellationToken cancel) => operation.IsChanged(UploadedFile.Sha256)
        && !IsTakenFor(operation.Prior, LocalFile.Of(operation.Config))
        ? SendAsync(operation, StoredFile.Require(operation.Planned), isOver: true, cancel) : Task.CompletedTask;

    /// <summary>
    /// Reads the file. PVE tells no checksum: one of another size is surely not the one that was sent. That of a snippet its node tells.
    /// </summary>
    public static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        var file = StoredFile.Require(operation.Target);
        if (await file.ReadAsync(operation.Pve, cancel) is not { } told)
        {
            return null;
        }

        var isSent = operation.Target.Get(FileFields.Size) is not { } known || known == told[FileFields.Size.Wire].AsLong();
        var sum = isSent ? operation.Target.Get(UploadedFile.Sha256) ?? TakenOver(operation.Target, told) : null;
        if (Snippet.IsOne(file))
        {
            sum = await Snippet.Sha256Async(operation, file, told, sum, cancel);
        }

        return PveData.Object([.. told.Members, KeyValuePair.Create(UploadedFile.Sha256.Wire, PveData.Of(sum))]);
    }

    // Of a file that was imported nothing is known but its size: one that has the same is taken for what was sent.
    private static bool IsTakenFor(Attributes prior, LocalFile? file) =>
        file is not null && !prior.Has(UploadedFile.Sha256) && !prior.Has(UploadedFile.Source) && !prior.Has(UploadedFile.Text)
            && IsAsLong(file, prior, prior.Get(FileFields.Size));

    // What another provider has sent, when its file is still here and as long.
    private static string? TakenOver(Attributes moved, PveData told) =>
        !moved.Has(FileFields.Size) && LocalFile.Of(moved) is { } file && IsAsLong(file, moved, told[FileFields.Size.Wire].AsLong())
            ? file.Sha256() : null;

    // PVE rounds up to sectors, which tells nothing of snippets: of those a node tells the contents.
    private static bool IsAsLong(LocalFile file, Attributes place, long? size)
    {
        try
        {
            return size is not null && place.Get(UploadedFile.Content) != FileKind.Snippets && file.Length() is var length
                && (length == size || (length + Sector - 1) / Sector * Sector == size);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static Value SumOf(PlanReview plan, LocalFile file)
    {
        try
        {
            var sum = file.Sha256();
            if (file.IsEmpty)
            {
                plan.Diagnostics.Error(
                    "The file is empty", "PVE tells nothing of a file that has no contents, so that it could not be managed. Put something "
                        + $"into {file.Attribute}.", AttributePath.Of(file.Attribute));
            }
            else if (plan.Config.Get(UploadedFile.Sha256) is { } wanted && !string.Equals(wanted, sum, StringComparison.OrdinalIgnoreCase))
            {
                plan.Diagnostics.Error(
                    "The file is not the one that was meant",
                    $"{UploadedFile.Sha256.Name} is {wanted}, and the contents have {sum}. Correct the one or the other.",
                    AttributePath.Of(UploadedFile.Sha256.Name));
            }

            return Value.Of(sum);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            plan.Diagnostics.Error(
                "The file to send cannot be read",
                $"{cause.Message} A path that does not begin with / is taken from the working directory on.",
                AttributePath.Of(UploadedFile.Source.Name));
            return Value.Unknown;
        }
    }

    private static Task SendAsync(Operation operation, StoredFile file, bool isOver, CancellationToken cancel)
    {
        var source = LocalFile.Of(operation.Config)!;
        var upload = source.ToUpload(file.Name, new UploadProgress(operation, file.Name, source.Length()));
        var sum = operation.Planned.Get(UploadedFile.Sha256)!.ToLowerInvariant();
        if (Snippet.IsOne(file))
        {
            return Snippet.SendAsync(operation, file, source, upload, sum, cancel);
        }

        var form = Checksum.AddTo(new Form().Add("content", file.Content), sum);
        return operation.DispatchAsync(async deadline =>
        {
            var answer = await OnceMoreAsync(deadline);
            operation.MarkCreated();
            return answer;
        }, cancel);

        async Task<PveData> OnceMoreAsync(CancellationToken deadline)
        {
            try
            {
                return await UploadAsync(deadline);
            }
            catch (PveFault lost) when (lost.MayHaveBeenApplied)
            {
                // PVE's tasks do not tell which upload they put into its place, and it is the node that answers where they run.
                await NodeTasks.EndAsync(operation, NodeTasks.Answering, NodeTasks.Copy, id: "", deadline);
                if (!isOver)
                {
                    // There was no such file: one that is there now is this one.
                    throw;
                }
            }

            try
            {
                return await UploadAsync(deadline);
            }
            // That there is a file proves nothing where one was there before.
            catch (PveFault lost) when (lost.MayHaveBeenApplied)
            {
                throw lost.WithContext(isSettled: true);
            }
        }

        Task<PveData> UploadAsync(CancellationToken deadline) => operation.Pve.UploadAsync(file.Beside("upload"), form, upload, deadline);
    }
}
