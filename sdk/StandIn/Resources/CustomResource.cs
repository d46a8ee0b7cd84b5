namespace Pulumi;

/// <summary>A resource that a provider manages.</summary>
public class CustomResource : Resource
{
    /// <summary>Registers a resource of a parameterised package.</summary>
    /// <param name="type">The type token.</param>
    /// <param name="name">The name, unique among resources of the type under one parent.</param>
    /// <param name="args">The arguments; null for none.</param>
    /// <param name="options">How the engine treats it; null for the defaults.</param>
    /// <param name="registerPackageRequest">The package; null when the type token and a version tell it.</param>
    public CustomResource(
        string type, string name, ResourceArgs? args, CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : base(type, name, args ?? ResourceArgs.Empty, options ?? new(), package: registerPackageRequest)
    {
    }

    /// <summary>Registers a resource.</summary>
    /// <param name="type">The type token.</param>
    /// <param name="name">The name, unique among resources of the type under one parent.</param>
    /// <param name="args">The arguments; null for none.</param>
    /// <param name="options">How the engine treats it; null for the defaults.</param>
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, args ?? ResourceArgs.Empty, options ?? new())
    {
    }

    private protected CustomResource(string urn)
        : base(urn) => Id = Output<string>.Unknown("");

    /// <summary>The id that the provider gives; unknown in a preview of a create.</summary>
    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;
}
