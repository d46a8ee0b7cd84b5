using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A configured provider. Resources that name it use it in place of the default one.</summary>
public class ProviderResource : CustomResource
{
    /// <summary>Registers a provider.</summary>
    /// <param name="package">The package's name.</param>
    /// <param name="name">The name, unique among providers of the package.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">How the engine treats it; null for the defaults.</param>
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : base(Token(package), name, args, options) => Package = package;

    /// <summary>Registers a provider of a parameterised package.</summary>
    /// <param name="package">The package's name.</param>
    /// <param name="name">The name, unique among providers of the package.</param>
    /// <param name="args">The settings.</param>
    /// <param name="options">How the engine treats it; null for the defaults.</param>
    /// <param name="registerPackageRequest">The package; null when its name and a version tell it.</param>
    public ProviderResource(
        string package, string name, ResourceArgs args, CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : base(Token(package), name, args, options, registerPackageRequest) => Package = package;

    private protected ProviderResource(string urn)
        : base(urn) => Package = Pulumi.Urn.TypeIn(urn).Split(':')[^1];

    internal string Package { get; }

    /// <summary>How requests name the provider: <c>URN::ID</c>.</summary>
    internal async Task<string> ReferenceAsync()
    {
        var urn = await Urn.GetValueAsync(whenUnknown: "");
        var id = await Id.GetValueAsync(whenUnknown: "");
        return $"{urn}::{(id.Length == 0 ? Signatures.Unknown : id)}";
    }

    private static string Token(string package) => $"pulumi:providers:{package}";
}
