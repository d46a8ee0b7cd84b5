using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn;

/// <summary>
/// What objects of the SDN share whose changes PVE stages (PVE::Network::SDN): they are read as they are staged, with whether that is
/// applied.
/// </summary>
internal static class SdnObject
{
    /// <summary>The end of a path that asks for staged values beside those that were applied.</summary>
    private static readonly ImmutableArray<(string Name, string Value)> Staged = [("pending", "1")];

    /// <summary>Whether the object is applied.</summary>
    public static Field<string> State { get; } =
        Text("state", "Whether what is configured is applied: `new` or `changed` while PVE has it staged only. Null when it is applied.")
            .OneOf(("new", "The object is staged and was never applied."), ("changed", "Changes of it are staged."),
                ("deleted", "Its removal is staged.")).TypeNamed("SdnState").Computed().Differing();

    /// <summary>The hooks of such objects.</summary>
    public static Hooks Hooks { get; } = new()
    {
        Around = (operation, stage, cancel) => SdnChanges.RunAsync(operation, stage, isStaged: true, cancel),
        Read = ReadAsync,
        Delete = DeleteAsync,
        Adjust = ShowToken,
        Foresee = Foresee,
    };

    /// <summary>The hooks of objects whose changes count at once, but go under the same lock.</summary>
    public static Hooks UnstagedHooks { get; } = new()
    {
        Around = (operation, change, cancel) => SdnChanges.RunAsync(operation, change, isStaged: false, cancel),
        Delete = DeleteAsync,
        Adjust = ShowToken,
    };

    /// <summary>The list of such objects.</summary>
    public static WholeList List(string path) => new(path)
    {
        Query = Staged,
        Objects = entry => AsStaged(entry) is { } staged ? [staged] : [],
        LeftOut = entry => IsToGo(entry) ? "Its removal is staged: the next apply of the SDN removes it. Revert that in PVE if it is to "
            + "stay, and run this again." : null,
        ChangedBy = [SdnApply.Path],
    };

    /// <summary>An object as it is staged, out of what PVE tells with <c>pending</c>; null for one that is to go.</summary>
    public static PveData? AsStaged(PveData told)
    {
        if (IsToGo(told))
        {
            return null;
        }

        var pending = told["pending"];
        return PveData.Object(told.Members.Where(member => member.Key != "pending" && !pending.Members.ContainsKey(member.Key))
            // A value that is to go is a word, and a zero is null.
            .Concat(pending.Members.Where(member => !member.Value.IsNull && member.Value.AsText() != "deleted"))
            // A list that is not set is told as an empty one.
            .Where(member => member.Value.Kind != PveDataKind.Array || member.Value.Items.Count > 0));
    }

    /// <summary>Shows the lock's token in a request that changes something.</summary>
    public static void ShowToken(Operation operation, Form form)
    {
        if (form.Count > 0 && operation.Part<SdnToken>().Text is { } token)
        {
            form.Add(SdnLock.Parameter, token);
        }
    }

    /// <summary>Removes the object, showing the lock's token.</summary>
    public static Task DeleteAsync(Operation operation, CancellationToken cancel)
    {
        var form = new Form();
        if (operation.Part<SdnToken>().Text is { } token)
        {
            form.Add(SdnLock.Parameter, token);
        }

        return operation.Pve.DeleteAsync(operation.ItemPath, form, cancel);
    }

    private static bool IsToGo(PveData told) => told["state"].AsText() == "deleted";

    private static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel) =>
        AsStaged(await operation.Pve.GetAsync(operation.ItemPath, new Form().Add("pending", true), cancel));

    // What is staged only, as after an apply that was refused, is applied by the next run.
    private static Value Foresee(PlanReview plan)
    {
        var planned = plan.Planned.Value;
        return plan.IsCreate || planned.IsNull ? planned
            : plan.AppliesSdn ? planned.With(State.Name, Value.Null)
            : planned.Equals(plan.Prior.Value) ? planned
            : planned.With(State.Name, Value.Unknown);
    }
}
