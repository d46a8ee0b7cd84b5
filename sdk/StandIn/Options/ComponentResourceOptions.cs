namespace Pulumi;

/// <summary>How the engine treats a component.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    /// <summary>The providers that resources below the component use, at most one of each package.</summary>
    public List<ProviderResource> Providers { get => field ??= []; set; }

    /// <summary>New options of both: the second's single values and providers win, and lists are joined.</summary>
    /// <param name="options1">The first options; null for none.</param>
    /// <param name="options2">The second options; null for none.</param>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        ComponentResourceOptions merged = new();
        if (options1 is not null)
        {
            merged.Take(options1);
        }

        if (options2 is not null)
        {
            merged.Take(options2);
        }

        merged.Providers = LastOfEachPackage([.. options1?.Providers ?? [], .. options2?.Providers ?? []]);
        return merged;
    }

    internal override ResourceOptions Clone()
    {
        ComponentResourceOptions clone = new();
        clone.Take(this);
        clone.Providers = [.. Providers];
        return clone;
    }

    private static List<ProviderResource> LastOfEachPackage(List<ProviderResource> providers) =>
        [.. providers.Where((provider, index) => providers.FindLastIndex(other => other.Package == provider.Package) == index)];
}
