namespace Pulumi;

/// <summary>How a resource's method is called.</summary>
public class CallOptions
{
    /// <summary>The resource whose provider is used unless one is given.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The provider to use; null for the parent's, or the default one.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>The version of the provider to use; null for the newest.</summary>
    public string? Version { get; set; }

    /// <summary>Where to download the provider's plugin; null for the usual place.</summary>
    public string? PluginDownloadURL { get; set; }
}
