using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Cluster.Sdn.Dns;
using Proxmox.Resources.Cluster.Sdn.Ipams;

namespace Proxmox.Resources.Cluster.Sdn;

/// <summary>What a plan holds objects of the SDN against: those that PVE has, and those that the run makes.</summary>
internal sealed class SdnLook(Session session, PlanReview plan)
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(30);
    private static readonly string[] Unstaged = [Ipam.Collection, PowerDns.Collection];

    /// <summary>The objects of a collection that the caller may see, as they are staged.</summary>
    public Task<IReadOnlyList<PveData>> AllAsync(string collection, CancellationToken cancel) =>
        session.ShareAsync<IReadOnlyList<PveData>>(collection, Age, async () =>
        {
            // What is not staged knows no parameter for it.
            var query = Unstaged.Contains(collection) ? new Form() : new Form().Add("pending", true);
            var told = await session.Pve.GetAsync(collection, query, CancellationToken.None);
            return [.. told.Items.Select(SdnObject.AsStaged).OfType<PveData>()];
        }, cancel);

    /// <summary>
    /// Warns of an object that is named and is neither there nor made by the run: another may make it yet. A list may hide it, its own
    /// answer does not.
    /// </summary>
    /// <param name="field">What names it.</param>
    /// <param name="noun">What it is called.</param>
    /// <param name="id">The attribute that another takes its name from.</param>
    /// <param name="kind">The beginning of the names of the resources that make one.</param>
    /// <param name="collection">Where they are.</param>
    /// <param name="cancel">The time limit.</param>
    public async Task WarnOfMissingAsync(
        Field<string> field, string noun, string id, string kind, string collection, CancellationToken cancel)
    {
        if (!IsNew(field) || plan.Planned.Get(field) is not { Length: > 0 } name || IsPlanned(kind, name)
            || (await AllAsync(collection, cancel)).Any(known => known[noun].AsText() == name))
        {
            return;
        }

        try
        {
            await session.Pve.GetAsync($"{collection}/{Uri.EscapeDataString(name)}", cancel: cancel);
        }
        catch (PveFault fault) when (fault.ProvesAbsence)
        {
            plan.Diagnostics.Warn(
                $"The SDN has no such {noun}",
                $"{field.Name} names the {noun} {name}, which there is not, and PVE refuses "
                + $"that. Check the name. Where it is made in the same configuration, take its {id} from there, so that it is made first.",
                AttributePath.Of(field.Name));
        }
    }

    /// <summary>True when the run makes such an object.</summary>
    public bool IsPlanned(string kind, string name) =>
        session.Known.IsPlanned(known => known.StartsWith(kind, StringComparison.Ordinal), name);

    /// <summary>True when the run has such an object in its state, and so may change or remove it.</summary>
    public bool IsRecorded(string kind, string name) =>
        session.Known.IsRecorded(known => known.StartsWith(kind, StringComparison.Ordinal), name);

    /// <summary>True when PVE is going to be told of the attribute.</summary>
    public bool IsNew(Field field) => plan.Replaces.Length > 0 || plan.IsCreate || (plan.IsUpdate && plan.IsChanged(field));

    /// <summary>Refuses the plan for an attribute.</summary>
    public void Refuse(Field field, string title, string detail) =>
        plan.Diagnostics.Error(title, detail, AttributePath.Of(field.Name));
}
