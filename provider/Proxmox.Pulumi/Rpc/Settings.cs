using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Schemas;
using Proxmox.Pulumi.Values;

namespace Proxmox.Pulumi.Rpc;

/// <summary>
/// The provider's configuration among the properties of the provider resource. A setting that is no text comes as it is from some programs,
/// and as JSON in a string from SDKs and from <c>pulumi config</c>.
/// </summary>
/// <param name="configuration">The declaration of the configuration.</param>
internal sealed class Settings(Declaration configuration)
{
    // The engine's own.
    private static readonly ImmutableArray<string> Foreign = ["version", "pluginDownloadURL"];

    /// <summary>The fields that are properties.</summary>
    public ImmutableArray<Field> Properties { get; } = PropertyNames.Properties(configuration);

    /// <summary>The configuration that properties are.</summary>
    /// <param name="properties">The properties in any form.</param>
    /// <param name="problems">Where problems are added; null leaves out what does not fit.</param>
    public Value Read(PropertyMap properties, ICollection<Problem>? problems = null)
    {
        var settings = Foreign.Aggregate(properties, (settings, name) => settings.Without(name));
        foreach (var field in Properties)
        {
            if (settings[PropertyNames.Of(field)] is { } value && Native(field.Type, value) is { } native)
            {
                settings = settings.With(PropertyNames.Of(field), native);
            }
        }

        return new PropertyReader(problems).Read(Properties, settings);
    }

    // Text that is no JSON stays text, which is then refused as such.
    private static PropertyValue? Native(FieldType type, PropertyValue value) =>
        type is not FieldType.Text && value.Bare is PropertyValue.Text text && JsonText.Read(text.Content) is { } parsed
            ? value.IsSecret ? parsed.AsSecret() : parsed
            : null;
}
