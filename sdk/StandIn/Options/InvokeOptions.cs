namespace Pulumi;

/// <summary>How a function is called.</summary>
public class InvokeOptions
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

/// <summary>How a function whose result is an output is called.</summary>
public class InvokeOutputOptions : InvokeOptions
{
    /// <summary>Resources that must exist before the call, beside those that the arguments come from.</summary>
    public InputList<Resource> DependsOn { get => field ??= []; set; }
}
