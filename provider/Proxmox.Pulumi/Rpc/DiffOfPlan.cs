using Proxmox.Engine;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Schemas;
using Proxmox.Pulumi.Values;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

/// <summary>
/// Says what a plan changes as the engine wants to hear it: which properties, of what kind, and whether the object survives.
/// </summary>
/// <param name="subject">The kind of resource.</param>
/// <param name="prior">The state.</param>
/// <param name="plan">The plan.</param>
/// <param name="oldInputs">The old inputs.</param>
/// <param name="inputs">The new inputs.</param>
internal sealed class DiffOfPlan(PulumiResource subject, Value prior, PlanAnswer plan, PropertyMap oldInputs, PropertyMap inputs)
{
    private readonly Value _old = subject.Config(oldInputs);
    private readonly Value _config = subject.Config(inputs);

    // A replacement gets another generated name.
    private readonly bool _isNameGenerated = PropertyNames.Autonamed(subject.Resource) is { } name
        && subject.Resource.Identity.Contains(name) && InternalNotes.IsGenerated(inputs, PropertyNames.Of(name));

    /// <summary>The answer.</summary>
    public DiffResponse Answer()
    {
        var changes = Changes();
        var answer = new DiffResponse { HasDetailedDiff = true };
        foreach (var change in changes)
        {
            answer.DetailedDiff.Add(
                PropertyPaths.Of(change.Path), new PropertyDiff { Kind = KindOf(change), InputDiff = IsInInputs(change) });
        }

        answer.Changes = changes.Count == 0 ? DiffResponse.Types.DiffChanges.DiffNone : DiffResponse.Types.DiffChanges.DiffSome;
        answer.Diffs.AddRange(changes.Select(change => PropertyPaths.Top(change.Path)).Distinct(StringComparer.Ordinal));
        answer.Replaces.AddRange(
            changes.Where(IsReplacing).Select(change => PropertyPaths.Top(change.Path)).Distinct(StringComparer.Ordinal));
        if (answer.Replaces.Count == 0)
        {
            answer.Stables.AddRange(subject.Properties.Where(IsStable).Select(PropertyNames.Of));
            // The resource option replaceOnChanges makes a replacement of any change.
            answer.DeleteBeforeReplace = changes.Count > 0 && (subject.Resource.IsDeletedFirst || KeepsItsOwnIdentity());
        }
        else
        {
            answer.DeleteBeforeReplace = subject.Resource.IsDeletedFirst || Collides(changes);
        }

        return answer;
    }

    private List<PropertyChange> Changes()
    {
        var changes = Differences.Between(subject.Properties, prior, plan.Planned).Where(change => !IsConsequence(change)).ToList();
        var own = changes.Where(change => !plan.Leaves.Contains(change.Path)).ToList();
        // Where nothing else changes, they tell the engine that there is something to record.
        return [.. (own.Count > 0 ? own : changes).SelectMany(Parts)];
    }

    // As fine as the inputs, for users name their parts in the resource options ignoreChanges and replaceOnChanges.
    private IEnumerable<PropertyChange> Parts(PropertyChange change)
    {
        var given = change.IsElement ? Value.Null : change.Prior.IsNull ? At(_config, change.Path) : change.Planned.IsNull
            ? At(_old, change.Path) : Value.Null;
        var parts = Differences.Leaves(change.Type, given, change.Path)
            .Select(leaf => new PropertyChange(leaf.Path, At(prior, leaf.Path), At(plan.Planned, leaf.Path), leaf.Type))
            .Where(part => !part.Prior.IsNull || !part.Planned.IsNull)
            .ToList();
        return parts.Count > 0 ? parts : [change];
    }

    // What PVE chose and may choose anew, because something else changes.
    private bool IsConsequence(PropertyChange change) => change.Planned.IsUnknown && At(_config, change.Path).IsNull
        && At(_old, change.Path).IsNull;

    private PropertyDiff.Types.Kind KindOf(PropertyChange change)
    {
        var isReplacing = IsReplacing(change);
        // PVE picks a value for what is no longer set: to the user it is a removal.
        return change.Prior.IsNull ? (isReplacing ? PropertyDiff.Types.Kind.AddReplace : PropertyDiff.Types.Kind.Add)
            : change.Planned.IsNull || (change.Planned.IsUnknown && At(_config, change.Path).IsNull)
                ? (isReplacing ? PropertyDiff.Types.Kind.DeleteReplace : PropertyDiff.Types.Kind.Delete)
            : isReplacing ? PropertyDiff.Types.Kind.UpdateReplace : PropertyDiff.Types.Kind.Update;
    }

    private bool IsReplacing(PropertyChange change) => plan.Replaces.Any(path => change.Path.IsWithin(path) || path.IsWithin(change.Path));

    // The old value is shown from the old inputs where they hold it, else from the outputs.
    private bool IsInInputs(PropertyChange change) => change.Prior.IsNull || At(_old, change.Path).Equals(change.Prior);

    private bool IsStable(Field field) =>
        (subject.Resource.Identity.Contains(field) && !field.IsRenaming && plan.Planned[field.Name].Equals(prior[field.Name]))
            || (field is { IsInput: false, IsUnknownOnUpdate: false, IsDifference: false, Follows: null }
                && plan.Planned[field.Name].Equals(prior[field.Name]) && plan.Planned[field.Name].IsWhollyKnown);

    /// <summary>True when the new object would need the place that the old one still holds.</summary>
    private bool Collides(IReadOnlyList<PropertyChange> changes)
    {
        if (_isNameGenerated)
        {
            return false;
        }

        var identity = subject.Resource.Identity.Select(field => (Prior: prior[field.Name], Planned: plan.Planned[field.Name])).ToList();
        return identity.All(part => part.Planned.IsUnknown || part.Planned.Equals(part.Prior))
            // An identity that is not known yet replaces only by being another one, unless something else does.
            && changes.Any(change => IsReplacing(change) && !(change.Planned.IsUnknown
                && subject.Resource.Identity.Any(field => change.Path.IsWithin(AttributePath.Of(field.Name)))));
    }

    private bool KeepsItsOwnIdentity() =>
        !_isNameGenerated && subject.Resource.Identity.All(
            field => !_config[field.Name].IsNull && !_config[field.Name].IsUnknown && plan.Planned[field.Name].Equals(prior[field.Name]));

    private static Value At(Value value, AttributePath path) => path.Steps.Aggregate(value, (at, step) => step switch
    {
        AttributePath.Step.Attribute attribute => at[attribute.Name],
        AttributePath.Step.Key key => at[key.Name],
        AttributePath.Step.Index index => index.Position < at.Items.Length ? at.Items[(int)index.Position] : Value.Null,
        _ => Value.Null,
    });
}
