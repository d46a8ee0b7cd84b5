using System.Collections.Immutable;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Tools.Discover;

/// <summary>Makes of an object's state the configuration that a user would have written of it.</summary>
/// <param name="provider">The provider.</param>
/// <param name="resource">What it is.</param>
internal sealed class Draft(Provider provider, Resource resource)
{
    /// <summary>The draft of an object; null when there is nothing to be written down.</summary>
    /// <exception cref="ToolException">There can be none; why, in sentences.</exception>
    public async Task<FoundObject?> OfAsync(Value state, CancellationToken cancel)
    {
        var inferred = InferredConfig.Of(resource.Attributes, state);
        var config = resource.Discovery.Tidy(Set(resource.Attributes, inferred), state);
        var missing = resource.Fields.Where(field => config[field.Name].IsNull && field.Presence == Presence.Required).ToList();
        if (resource.Hooks.IsAlwaysThere
            && (missing.Count > 0 || config.Members.Keys.All(name => resource.Identity.Any(field => field.Name == name))))
        {
            return null;
        }

        if (missing.Find(field => !field.IsSecret) is { } untold)
        {
            throw new ToolException(
                $"PVE does not tell {untold.Name}, without which there is no configuration of it. Write it by hand.");
        }

        config = missing.Aggregate(config, (whole, secret) => whole.With(secret.Name, Value.Unknown));
        Refuse(provider.Validate(resource, Whole(config)));
        var (settled, left) = await SettledAsync(config, state, cancel);
        ImmutableArray<string> kept = [.. Secrets(resource.Attributes, inferred, "").Where(name => !IsRequired(name))];
        return new(resource, state[Resource.Id.Name].AsText()!, settled)
        {
            Secrets = kept,
            Untold = resource.Discovery.HasSecrets(state) ? [.. Untold(resource.Fields, settled, "").Except(kept)] : [],
            Notes =
            [
                .. left.Count == 0 ? [] : (string[])[$"{Names(left)}: stays as PVE has it, for setting it here would change it."],
            ],
        };
    }

    // What a plan would change is not what PVE has: it is left out, so that the first plan takes over and does nothing else.
    private async Task<(Value Config, IReadOnlyList<string> Left)> SettledAsync(Value config, Value state, CancellationToken cancel)
    {
        var left = new List<string>();
        while (true)
        {
            var known = config.Members.Where(member => member.Value.IsUnknown)
                .Aggregate(config, (whole, secret) => whole.With(secret.Key, state[secret.Key]));
            var plan = await provider.PlanAsync(
                resource, new(state, Whole(known), ManagedAttributes.Empty) { IsRepeated = true }, cancel);
            Refuse(plan.Diagnostics);
            var changed = resource.Attributes.Where(field => !plan.Planned[field.Name].Equals(state[field.Name])
                && !config[field.Name].IsNull).Select(field => field.Name).Except(resource.Identity.Select(field => field.Name)).ToList();
            if (changed.Count == 0)
            {
                RefuseUnsettled(plan.Planned, state);
                return (config, left);
            }

            if (changed.Find(IsRequired) is { } needed)
            {
                throw new ToolException($"A plan would change {needed}, which a configuration of it has to have. Write it by hand.");
            }

            left.AddRange(changed);
            config = Value.Object(config.Members.Where(member => !changed.Contains(member.Key)));
        }
    }

    // Such as what the SDN has only staged: taking that over would put it, and all that is staged beside it, in force.
    private void RefuseUnsettled(Value planned, Value state)
    {
        if (resource.Attributes.FirstOrDefault(field => field.IsDifference && !planned[field.Name].Equals(state[field.Name])) is { } field)
        {
            throw new ToolException(
                $"Its {field.Name} is \"{state[field.Name].AsText()}\", which an apply would settle. Apply or revert that "
                + "in PVE, and run this again.");
        }
    }

    private static void Refuse(DiagnosticList diagnostics)
    {
        if (diagnostics.HasErrors)
        {
            throw new ToolException(string.Join(' ', diagnostics.Where(one => one.Severity == Severity.Error)
                .Select(one => $"{one.Summary}. {one.Detail}")));
        }
    }

    private static string Names(IEnumerable<string> names) => string.Join(" and ", names);

    private bool IsRequired(string name) =>
        resource.Fields.Any(field => field.Name == name && field.Presence == Presence.Required);

    private static IEnumerable<string> Secrets(ImmutableArray<Field> fields, Value config, string at) => fields.SelectMany(field =>
        config[field.Name] is var value && value.IsNull ? []
            : field.IsSecret ? [at + field.Name]
            : field.Type is FieldType.Object { Fields: var members } ? Secrets(members, value, $"{at}{field.Name}.") : []);

    // What takes a secret at its create alone has none that could be kept.
    private static IEnumerable<string> Untold(ImmutableArray<Field> fields, Value config, string at) => fields
        .Where(field => field is { IsInput: true, IsCreateOnly: false, Presence: Presence.Optional })
        .SelectMany(field => field is { IsSecret: true, IsNeverReturned: true } ? [at + field.Name]
            : field.Type is FieldType.Object { Fields: var members } && !config[field.Name].IsNull
                ? Untold(members, config[field.Name], $"{at}{field.Name}.") : []);

    private Value Whole(Value config) =>
        Value.Object(resource.Attributes.Select(field => KeyValuePair.Create(field.Name, config[field.Name])));

    // A secret that PVE tells stands in no file: what is not set stays as it is.
    private static Value Set(ImmutableArray<Field> fields, Value config) => Value.Object(fields
        .Where(field => !config[field.Name].IsNull && field.Name != Resource.Id.Name && !field.IsSecret)
        .Select(field => KeyValuePair.Create(field.Name, Parts(field.Type, config[field.Name]))));

    private static Value Parts(FieldType type, Value value) => (type, value.Kind) switch
    {
        (FieldType.Object nested, ValueKind.Object) => Set(nested.Fields, value),
        (FieldType.List { Element: FieldType.Object nested }, ValueKind.List) =>
            Value.List(value.Items.Select(item => Set(nested.Fields, item))),
        (FieldType.Set { Element: FieldType.Object nested }, ValueKind.Set) =>
            Value.Set(value.Items.Select(item => Set(nested.Fields, item))),
        (FieldType.Map { Element: FieldType.Object nested }, ValueKind.Object) =>
            Value.Object(value.Members.Select(member => KeyValuePair.Create(member.Key, Set(nested.Fields, member.Value)))),
        _ => value,
    };
}
