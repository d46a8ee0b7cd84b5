using System.Collections.Concurrent;
using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Wire;

namespace Proxmox.Terraform.Rpc;

/// <summary>The wire type of an object with given attributes, worked out once.</summary>
internal sealed class DeclarationCodec
{
    private static readonly ConcurrentDictionary<object, DeclarationCodec> Declared = new(ReferenceEqualityComparer.Instance);
    private static readonly ConcurrentDictionary<object, DeclarationCodec> Identities = new(ReferenceEqualityComparer.Instance);

    private readonly ImmutableArray<Field> _fields;
    private readonly CtyType _type;

    /// <summary>The shape of an object with those attributes.</summary>
    public DeclarationCodec(ImmutableArray<Field> fields) => (_fields, _type) = (fields, CtyType.Of(fields));

    /// <summary>The shape of a resource's, data source's or provider's values, or of an action's config.</summary>
    public static DeclarationCodec Of(Declaration declaration) =>
        Declared.GetOrAdd(declaration, key => new(key is Command command ? [.. command.Inputs] : ((Declaration)key).Attributes));

    /// <summary>The shape of a resource's identity.</summary>
    public static DeclarationCodec OfIdentity(Resource resource) => Identities.GetOrAdd(resource, key => new(((Resource)key).Identity));

    /// <summary>The value of a message, its secrets marked.</summary>
    /// <exception cref="WireFormatException">It is no value of this shape.</exception>
    public Value Read(DynamicValue? message) => SecretMarks.Apply(_fields, DynamicValueCodec.Read(message, _type));

    /// <summary>The message for a value.</summary>
    /// <exception cref="WireFormatException">The value is not of this shape.</exception>
    public DynamicValue Write(Value value) => DynamicValueCodec.Write(value, _type);
}
