using System.Collections.Immutable;
using System.Globalization;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;

namespace Proxmox.Resources.Firewall;

/// <summary>The rules of a level as an operation changes them. It holds the level's lock meanwhile.</summary>
internal sealed class RuleList
{
    private readonly Operation _operation;
    private readonly FirewallLevel _level;
    private readonly string _path;

    private RuleList(Operation operation, FirewallLevel level, string path, IReadOnlyList<PveData> data) =>
        (_operation, _level, _path, Data) = (operation, level, path, data);

    /// <summary>What PVE asks for.</summary>
    public static Privilege[] Privileges { get; } =
        FirewallLevel.PrivilegesFor(LevelKind.Cluster, LevelKind.Node, LevelKind.Vm, LevelKind.Vnet);

    /// <summary>PVE's answer for the rules, in order.</summary>
    public IReadOnlyList<PveData> Data { get; private set; }

    /// <summary>The rules, in order.</summary>
    public ImmutableArray<WireRule> Rules => [.. Data.Select(WireRule.Of)];

    /// <summary>The rules of a level; null when the guest does not exist.</summary>
    public static async Task<IReadOnlyList<PveData>?> ReadAsync(Session session, IPve pve, FirewallLevel level, CancellationToken cancel) =>
        await level.RulesAsync(session, cancel) is { } path ? await AskAsync(pve, path, cancel) : null;

    /// <summary>The rules of a level that must exist.</summary>
    /// <exception cref="PveFault">The guest, the VNet or the group does not exist.</exception>
    public static async Task<RuleList> OpenAsync(Operation operation, FirewallLevel level, CancellationToken cancel)
    {
        var path = await level.RulesAsync(operation.Session, cancel) ?? throw level.Missing();
        return new(operation, level, path, await AskAsync(operation.Pve, path, cancel));
    }

    /// <summary>The same for one that may be gone.</summary>
    public static async Task<RuleList?> FindAsync(Operation operation, FirewallLevel level, CancellationToken cancel)
    {
        try
        {
            return await OpenAsync(operation, level, cancel);
        }
        catch (PveFault gone) when (gone.ProvesAbsence || gone.Method is null)
        {
            return null;
        }
    }

    /// <summary>True when both lists are the same in PVE.</summary>
    public static bool AreSame(IReadOnlyList<WireRule> one, IReadOnlyList<WireRule> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => pair.First.Is(pair.Second));

    /// <summary>The levels that there always are, and the guests, in the shape that the fields read.</summary>
    public static async Task<IReadOnlyList<PveData>> LevelsAsync(Operation all, CancellationToken cancel)
    {
        var levels = new List<FirewallLevel> { new(LevelKind.Cluster, "") };
        levels.AddRange((await all.Pve.GetAsync("/nodes", cancel: cancel)).Items
            .Select(node => new FirewallLevel(LevelKind.Node, node["node"].AsText()!)));
        levels.AddRange((await GuestDirectory.AllAsync(all.Session, cancel)).Values.Select(guest =>
            new FirewallLevel(guest.Kind == GuestKind.Vm ? LevelKind.Vm : LevelKind.Container, Number.Of(guest.VmId).ToString())));
        levels.AddRange((await all.Pve.GetAsync("/cluster/firewall/groups", cancel: cancel)).Items
            .Select(group => new FirewallLevel(LevelKind.Group, group["group"].AsText()!)));
        return [.. levels.Select(level => PveData.Object(("level", PveData.Of(level.ToString()))))];
    }

    /// <summary>Makes the rules those, one request after the other. Where PVE refuses one of them, all are again as they were.</summary>
    /// <param name="target">The rules that are to be there.</param>
    /// <param name="cancel">The operation's time limit.</param>
    /// <param name="isCreate">Whether the operation's object begins to exist with the first request.</param>
    /// <param name="attribute">The attribute whose elements the target is; null where it is no attribute's.</param>
    /// <exception cref="PveFault">PVE refuses, or somebody else changes the rules meanwhile.</exception>
    public async Task BecomeAsync(
        IReadOnlyList<WireRule> target, CancellationToken cancel, bool isCreate = false, Field? attribute = null)
    {
        var before = Rules;
        if (_level.Kind is LevelKind.Cluster or LevelKind.Node or LevelKind.Group && !AreSame(before, target))
        {
            await new LockOut { Change = (_level, target) }.RefuseAsync(_operation, cancel);
        }

        try
        {
            await WalkAsync(target, isCreate ? _operation.MarkCreated : () => { }, attribute, cancel);
        }
        // What somebody else has changed meanwhile is not ours to put back.
        catch (PveFault refused) when (refused is { IsPves: true, MayHaveBeenApplied: false } && refused.Kind != FaultKind.Conflict)
        {
            if (await TryReturnAsync(before, cancel) && isCreate)
            {
                _operation.MarkNotCreated();
            }

            throw;
        }
    }

    // What goes wrong here must not hide what PVE refused.
    private async Task<bool> TryReturnAsync(ImmutableArray<WireRule> before, CancellationToken cancel)
    {
        try
        {
            await WalkAsync(before, () => { }, attribute: null, cancel);
            return true;
        }
        catch (PveFault kept)
        {
            _operation.Diagnostics.Warn($"The rules of {_level} are changed in part",
                $"PVE refused one of them, and those before could not be put back either: {kept.Message}. What is there lets nothing pass "
                    + "that neither the rules before nor the planned ones do.");
            return false;
        }
    }

    private async Task WalkAsync(IReadOnlyList<WireRule> target, Action begun, Field? attribute, CancellationToken cancel)
    {
        IReadOnlyList<WireRule> expected = Rules;
        foreach (var step in RuleChange.Of(expected, target))
        {
            if (!AreSame(Rules, expected))
            {
                throw Changed();
            }

            try
            {
                await SendAsync(step, cancel);
            }
            // Which of them it is PVE does not say.
            catch (PveFault refused) when (attribute is not null && step.Rule is not null && refused.Parameters.Count > 0)
            {
                var at = $"{attribute.Wire}.{target.ToList().FindIndex(step.Rule.Equals).ToString(CultureInfo.InvariantCulture)}.";
                throw refused.WithContext(parameters: refused.Parameters.ToDictionary(
                    parameter => at + parameter.Key, parameter => parameter.Value, StringComparer.Ordinal));
            }

            begun();
            expected = step.After;
            Data = await AskAsync(_operation.Pve, _path, cancel);
        }

        if (!AreSame(Rules, expected))
        {
            throw Changed();
        }

        begun();
    }

    // PVE compares the digest, but for a new rule.
    private Task<PveData> SendAsync(RuleStep step, CancellationToken cancel)
    {
        if (step.Position is not { } position)
        {
            return _operation.Pve.PostAsync(_path, step.Form, cancel);
        }

        var path = _path + PvePath.Join(position.ToString(CultureInfo.InvariantCulture));
        var form = Data.Count > 0 && Data[0]["digest"].AsText() is { } digest ? step.Form.With("digest", digest) : step.Form;
        return step.Verb == "DELETE" ? _operation.Pve.DeleteAsync(path, form, cancel) : _operation.Pve.PutAsync(path, form, cancel);
    }

    private PveFault Changed() => new(
        FaultKind.Conflict, $"somebody else changed the rules of {_level} while they were being changed here, which was stopped: what is "
            + "there lets nothing pass that neither the rules before nor the planned ones do, but for what the other one did");

    private static async Task<IReadOnlyList<PveData>> AskAsync(IPve pve, string path, CancellationToken cancel) =>
        [.. (await pve.GetAsync(path, cancel: cancel)).Items.OrderBy(rule => rule["pos"].AsLong())];
}
