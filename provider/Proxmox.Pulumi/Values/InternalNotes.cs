using System.Collections.Immutable;

namespace Proxmox.Pulumi.Values;

/// <summary>What the provider notes among the inputs and outputs of a resource, where Pulumi keeps it and shows it to nobody.</summary>
internal static class InternalNotes
{
    private const string DefaultsKey = "__defaults";
    private const string ImportedKey = "__imported";
    private const string UnfinishedKey = "__unfinished";

    /// <summary>True when the provider has generated that property's value.</summary>
    public static bool IsGenerated(PropertyMap inputs, string property) =>
        inputs[DefaultsKey] is PropertyValue.List names
            && names.Items.Any(name => name is PropertyValue.Text text && string.Equals(text.Content, property, StringComparison.Ordinal));

    /// <summary>The inputs with the note that the provider has generated that property's value.</summary>
    public static PropertyMap WithGenerated(PropertyMap inputs, string property) =>
        inputs.With(DefaultsKey, new PropertyValue.List(ImmutableArray.Create<PropertyValue>(new PropertyValue.Text(property))));

    /// <summary>True when the inputs are those that an import has found, which nobody has written yet.</summary>
    public static bool IsImported(PropertyMap inputs) => inputs[ImportedKey] is PropertyValue.Bool { Truth: true };

    /// <summary>The inputs with the note that an import has found them.</summary>
    public static PropertyMap WithImported(PropertyMap inputs) => inputs.With(ImportedKey, new PropertyValue.Bool(true));

    /// <summary>
    /// True when the outputs are those of an object whose create ended early, and still owes what else only a create does.
    /// </summary>
    public static bool IsUnfinished(PropertyMap outputs) => outputs[UnfinishedKey] is PropertyValue.Bool { Truth: true };

    /// <summary>The outputs with or without the note that the create ended early.</summary>
    public static PropertyMap WithUnfinished(PropertyMap outputs, bool isUnfinished) =>
        isUnfinished ? outputs.With(UnfinishedKey, new PropertyValue.Bool(true)) : outputs.Without(UnfinishedKey);
}
