namespace Pulumi;

/// <summary>How the engine treats a resource, whatever its type.</summary>
public abstract class ResourceOptions
{
    /// <summary>The id of an existing resource to read instead of registering one; an unknown or empty one registers.</summary>
    public Input<string>? Id { get; set; }

    /// <summary>The resource that this one belongs to; null for the stack.</summary>
    public Resource? Parent { get; set; }

    /// <summary>Resources that must exist before this one, beside those that its arguments come from.</summary>
    public InputList<Resource> DependsOn { get => field ??= []; set; }

    /// <summary>Whether the engine refuses to delete the resource; null takes it from the parent.</summary>
    public bool? Protect { get; set; }

    /// <summary>Paths of properties whose changes the engine ignores.</summary>
    public List<string> IgnoreChanges { get => field ??= []; set; }

    /// <summary>The version of the provider to use; null for the newest.</summary>
    public string? Version { get; set; }

    /// <summary>The provider to use; null takes the parent's, or the default one.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>How long the provider may take.</summary>
    public CustomTimeouts? CustomTimeouts { get; set; }

    /// <summary>What changes this resource and those below it before they are registered, in this order.</summary>
    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }

    /// <summary>What the engine lets change this resource and those below it, in this order.</summary>
    public List<ResourceTransform> ResourceTransforms { get => field ??= []; set; }

    /// <summary>Names that the resource had before.</summary>
    public List<Input<Alias>> Aliases { get => field ??= []; set; }

    /// <summary>The URN of an existing resource to take the state of instead of registering one.</summary>
    public string? Urn { get; set; }

    /// <summary>Paths of properties whose changes replace the resource.</summary>
    public List<string> ReplaceOnChanges { get => field ??= []; set; }

    /// <summary>Where to download the provider's plugin; null for the usual place.</summary>
    public string? PluginDownloadURL { get; set; }

    /// <summary>Whether a delete only forgets the resource; null means no.</summary>
    public bool? RetainOnDelete { get; set; }

    /// <summary>The resource whose deletion deletes this one too, so that the engine need not.</summary>
    public Resource? DeletedWith { get; set; }

    /// <summary>Resources whose replacement replaces this one.</summary>
    public InputList<Resource> ReplaceWith { get => field ??= []; set; }

    /// <summary>Paths of properties whose changes are not shown.</summary>
    public List<string> HideDiffs { get => field ??= []; set; }

    /// <summary>A value whose change replaces the resource.</summary>
    public Input<object>? ReplacementTrigger { get; set; }

    /// <summary>What the engine calls before and after it does something to the resource.</summary>
    public ResourceHookBinding Hooks { get => field ??= new(); set; }

    internal abstract ResourceOptions Clone();

    /// <summary>Lets the other options win, and joins lists.</summary>
    private protected void Take(ResourceOptions other)
    {
        Id = other.Id ?? Id;
        Parent = other.Parent ?? Parent;
        Protect = other.Protect ?? Protect;
        Version = other.Version ?? Version;
        Provider = other.Provider ?? Provider;
        CustomTimeouts = other.CustomTimeouts?.Clone() ?? CustomTimeouts;
        Urn = other.Urn ?? Urn;
        PluginDownloadURL = other.PluginDownloadURL ?? PluginDownloadURL;
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = other.DeletedWith ?? DeletedWith;
        ReplacementTrigger = other.ReplacementTrigger ?? ReplacementTrigger;
        DependsOn = DependsOn.Concat(other.DependsOn);
        ReplaceWith = ReplaceWith.Concat(other.ReplaceWith);
        IgnoreChanges.AddRange(other.IgnoreChanges);
        ResourceTransformations.AddRange(other.ResourceTransformations);
        ResourceTransforms.AddRange(other.ResourceTransforms);
        Hooks = Hooks.Concat(other.Hooks);
        Aliases.AddRange(other.Aliases);
        ReplaceOnChanges.AddRange(other.ReplaceOnChanges);
        HideDiffs.AddRange(other.HideDiffs);
    }
}
