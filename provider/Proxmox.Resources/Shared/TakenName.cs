using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Shared;

/// <summary>Refuses at plan a name that another object has already.</summary>
internal static class TakenName
{
    /// <summary>Whether a plan makes an object whose name may be another's: what takes the place of a recorded one gets its name.</summary>
    /// <param name="session">The run.</param>
    /// <param name="kind">The resource.</param>
    /// <param name="plan">The plan.</param>
    public static bool IsPossible(Session session, string kind, PlanReview plan) =>
        plan.IsCreate && IdOf(plan) is { } id && !session.Known.IsRecorded(kind, id);

    /// <summary>Refuses it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="title">What has the name, in a sentence.</param>
    /// <param name="name">The attribute that gives it.</param>
    public static void Refuse(PlanReview plan, string title, Field name) => plan.Diagnostics.Error(
        title, $"Import it with the id \"{IdOf(plan)}\", or set {name.Name} to another.", AttributePath.Of(name.Name));

    private static string? IdOf(PlanReview plan) => plan.Planned.Value[Resource.Id.Name].AsText();
}
