using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Shared;

/// <summary>
/// A <see cref="Singleton"/> that others have settings in as well: what an attribute was before the resource set it is remembered, and
/// comes back when the user removes the attribute or the resource.
/// </summary>
internal static class GiveBack
{
    /// <summary>The memory: PVE's parameters, as they were sent to it.</summary>
    public static Field<IReadOnlyDictionary<string, string>> Memory { get; } =
        Declare.TextMap("previous_values", "What the attributes that are set here were before, in PVE's notation: they are set to it again "
            + "when they are no longer set here. After an import it is not known, and they are cleared.")
            .Computed().Secret().NeverReturned();

    /// <summary>The hooks of such a singleton.</summary>
    /// <param name="settings">What is given back: attributes that are a parameter each. <see cref="Memory"/> stands beside them.</param>
    public static Hooks HooksFor(ImmutableArray<Field> settings) => Singleton.Hooks with
    {
        Create = (operation, cancel) => TakeOverAsync(operation, settings, cancel),
        Foresee = plan => Remember(plan, settings),
        Adjust = SetWhatWas,
    };

    private static async Task TakeOverAsync(Operation operation, ImmutableArray<Field> settings, CancellationToken cancel)
    {
        var live = await operation.Pve.GetAsync(operation.ItemPath, cancel: cancel);
        operation.SetComputed(
            Memory, Written(settings.Where(operation.Config.Has).Select(field => (field, FromData.Member(field, live)))));
        await Singleton.Hooks.Create!(operation, cancel);
    }

    // What comes to be set is remembered, and what is no longer set will be what it was.
    private static Value Remember(PlanReview plan, ImmutableArray<Field> settings)
    {
        if (plan.IsCreate || plan.Prior.Get(Memory) is not { } memory)
        {
            return plan.Planned.Value;
        }

        var planned = settings
            .Where(field => plan.Config[field].IsNull && plan.Managed.Manages(field.Name) && memory.ContainsKey(field.Wire))
            .Aggregate(plan.Planned.Value, (value, field) => value.With(field.Name, FromData.Member(field, Told(field, memory))));
        if (planned.Equals(plan.Prior.Value))
        {
            return planned;
        }

        var added = Written(settings.Where(field => plan.Config.Has(field) && !plan.Managed.Manages(field.Name))
            .Select(field => (field, plan.Prior[field])));
        var kept = memory.Where(entry => settings.Any(field => field.Wire == entry.Key && !plan.Config[field].IsNull))
            .Select(entry => KeyValuePair.Create(entry.Key, Value.Of(entry.Value)));
        return planned.With(Memory.Name, Value.Object(kept.Concat(added.Members)));
    }

    private static void SetWhatWas(Operation operation, Form form)
    {
        if (form["delete"] is not { } deleted || operation.Prior.Get(Memory) is not { } memory)
        {
            return;
        }

        var isRemembered = deleted.Split(',').ToLookup(memory.ContainsKey);
        form.Remove("delete");
        foreach (var parameter in isRemembered[true])
        {
            form.Add(parameter, memory[parameter], secret: true);
        }

        if (isRemembered[false].Any())
        {
            form.Add("delete", string.Join(',', isRemembered[false]));
        }
    }

    private static PveData Told(Field field, IReadOnlyDictionary<string, string> memory) =>
        PveData.Object((field.Wire, PveData.Of(memory[field.Wire])));

    private static Value Written(IEnumerable<(Field Field, Value Value)> settings) => Value.Object(settings
        .Where(setting => !SemanticEquality.Equal(setting.Field, setting.Value, Value.Null))
        .Select(setting => KeyValuePair.Create(setting.Field.Wire, Value.Of(ToForm.Text(setting.Field, setting.Value)))));
}
