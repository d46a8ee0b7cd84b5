using System.Collections.Immutable;
using Proxmox.SdkGenerator.Naming;
using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Emit;

/// <summary>The forms in which a package uses each of its object types: only these become classes.</summary>
internal sealed class NestedUse
{
    private readonly PackageSchema _package;
    private readonly HashSet<(string Token, TypeForm Form)> _used = [];

    /// <summary>Looks through all resources and functions of a package.</summary>
    public NestedUse(PackageSchema package)
    {
        _package = package;
        foreach (var resource in package.Resources.Prepend(package.Provider))
        {
            Use(resource.Properties, TypeForm.Output);
            Use(resource.Inputs, TypeForm.Args);
            Use(resource.State ?? [], TypeForm.State);
        }
        foreach (var function in package.Functions)
        {
            Use(function.Inputs ?? [], TypeForm.Plain);
            if (function.LiftsArguments)
            {
                Use(function.Inputs ?? [], TypeForm.Args);
            }
            Use(function.Outputs ?? [], TypeForm.Output);
            if (function.Returns is { } type)
            {
                Use(type, TypeForm.Output);
            }
        }
    }

    /// <summary>Whether the package uses an object type in a form.</summary>
    public bool Contains(string token, TypeForm form) => _used.Contains((token, form));

    private void Use(ImmutableArray<PropertySchema> properties, TypeForm form)
    {
        foreach (var property in properties)
        {
            Use(property.Type, form);
        }
    }

    private void Use(TypeSchema type, TypeForm form)
    {
        foreach (var part in type.Parts.OfType<TypeSchema.ObjectOf>())
        {
            if (_used.Add((part.Token, form)))
            {
                Use(_package.Objects[part.Token].Properties, form);
            }
        }
    }
}
