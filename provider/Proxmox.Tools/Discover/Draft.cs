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
    /// <summary>The configuration, without what is not set; null when there is nothing to be written down.</summary>
    /// <param name="state">The object.</param>
    /// <param name="kept">The secrets that PVE has and that the configuration leaves to it.</param>
    /// <param name="problem">Why there can be none, in sentences; null when there can.</param>
    public Value? Of(Value state, out ImmutableArray<string> kept, out string? problem)
    {
        problem = null;
        var inferred = InferredConfig.Of(resource.Attributes, state);
        kept = [.. Secrets(resource.Attributes, inferred, "").Where(name => !IsRequired(name))];
        var config = Set(resource.Attributes, inferred);
        if (resource.Hooks.IsAlwaysThere && config.Members.Keys.All(name => resource.Identity.Any(field => field.Name == name)))
        {
            return null;
        }

        foreach (var field in resource.Fields.Where(field => config[field.Name].IsNull && field.Presence == Presence.Required))
        {
            if (resource.Hooks.IsAlwaysThere)
            {
                return null;
            }

            if (!field.IsSecret)
            {
                problem = $"PVE does not tell {field.Name}, without which there is no configuration of it. Write it by hand.";
                return null;
            }

            config = config.With(field.Name, Value.Unknown);
        }

        var diagnostics = provider.Validate(resource, Whole(config));
        if (diagnostics.HasErrors)
        {
            problem = string.Join(' ', diagnostics.Where(one => one.Severity == Severity.Error)
                .Select(one => $"{one.Summary}. {one.Detail}"));
            return null;
        }

        return config;
    }

    private bool IsRequired(string name) =>
        resource.Fields.Any(field => field.Name == name && field.Presence == Presence.Required);

    private static IEnumerable<string> Secrets(ImmutableArray<Field> fields, Value config, string at) => fields.SelectMany(field =>
        config[field.Name] is var value && value.IsNull ? []
            : field.IsSecret ? [at + field.Name]
            : field.Type is FieldType.Object { Fields: var members } ? Secrets(members, value, $"{at}{field.Name}.") : []);

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
