namespace Pulumi;

/// <summary>How the engine treats a resource that a provider manages.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    /// <summary>Whether a replacement is made after the delete; null leaves it to the provider.</summary>
    public bool? DeleteBeforeReplace { get; set; }

    /// <summary>Names of outputs that are secret, beside those that the provider says.</summary>
    public List<string> AdditionalSecretOutputs { get => field ??= []; set; }

    /// <summary>The id of an existing resource to take over.</summary>
    public string? ImportId { get; set; }

    /// <summary>For a provider: environment variables of its process, by the names of those that their values come from.</summary>
    public Dictionary<string, string> EnvVarMappings { get => field ??= []; set; }

    /// <summary>New options of both: the second's single values win, and lists are joined.</summary>
    /// <param name="options1">The first options; null for none.</param>
    /// <param name="options2">The second options; null for none.</param>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        CustomResourceOptions merged = new();
        if (options1 is not null)
        {
            merged.Take(options1);
        }

        if (options2 is not null)
        {
            merged.Take(options2);
        }

        return merged;
    }

    internal override ResourceOptions Clone() => Merge(this, null);

    private void Take(CustomResourceOptions other)
    {
        base.Take(other);
        DeleteBeforeReplace = other.DeleteBeforeReplace ?? DeleteBeforeReplace;
        ImportId = other.ImportId ?? ImportId;
        AdditionalSecretOutputs.AddRange(other.AdditionalSecretOutputs);
        foreach ((var name, var source) in other.EnvVarMappings)
        {
            EnvVarMappings[name] = source;
        }
    }
}
