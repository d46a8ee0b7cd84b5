using System.Collections.Immutable;

namespace Proxmox.Pulumi.Values;

/// <summary>What the provider notes among the inputs of a resource, where Pulumi keeps it and shows it to nobody.</summary>
internal static class InternalNotes
{
    private const string DefaultsKey = "__defaults";
    private const string ImportedKey = "__imported";

    /// <summary>True when the provider has generated that property's value.</summary>
    public static bool IsGenerated(PropertyMap inputs, string property) =>
        inputs[DefaultsKey] is PropertyValue.List names && names.Items.Any(name => name is PropertyValue.Text text && string.Equals(text.Content, property, StringComparison.Ordinal));

    /// <summary>The inputs with the note that the provider has generated that property's value.</summary>
    public static PropertyMap WithGenerated(PropertyMap inputs, string property) =>
        inputs.With(DefaultsKey, new PropertyValue.List(ImmutableArray.Create<PropertyValue>(new PropertyValue.Text(property))));

    /// <summary>True when the inputs are those that an import has found, which nobody has written yet.</summary>
    public static bool IsImported(PropertyMap inputs) => inputs[ImportedKey] is PropertyValue.Bool { Truth: true };

    /// <summary>The inputs with the note that an import has found them.</summary>
    public static PropertyMap WithImported(PropertyMap inputs) => inputs.With(ImportedKey, new PropertyValue.Bool(true));
}
