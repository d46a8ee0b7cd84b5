using Google.Protobuf;
using Proxmox.Model.Values;
using Proxmox.Terraform.Wire;

namespace Proxmox.Bench;

/// <summary>An object that a configuration declares, with what a client keeps of it from one command to the next.</summary>
/// <param name="typeName">Its type, such as <c>proxmox_vm</c>.</param>
internal sealed class DeclaredObject(string typeName)
{
    /// <summary>Its type, such as <c>proxmox_vm</c>.</summary>
    public string TypeName => typeName;

    /// <summary>The attributes that the configuration sets; null when it declares the object no more.</summary>
    public Value Config { get; set; } = Value.Null;

    /// <summary>The state in JSON, as it stands in a file; null when there is none.</summary>
    public byte[]? State { get; private set; }

    /// <summary>What the provider keeps beside the state.</summary>
    public ByteString Memory { get; private set; } = ByteString.Empty;

    /// <summary>Takes down what the provider has answered.</summary>
    public void Record(Value state, ByteString memory, CtyType type) =>
        (State, Memory) = (state.IsNull ? null : CtyJson.Write(state, type), memory);

    /// <summary>The configuration with an attribute set for each of the type.</summary>
    public Value Complete(CtyType.Object type) => Config.IsNull
        ? Value.Null
        : Value.Object(type.Attributes.Keys.Select(name => KeyValuePair.Create(name, Config[name])));
}
