using Google.Protobuf;
using Proxmox.Model.Values;
using Proxmox.Terraform.Protocol;

namespace Proxmox.Terraform.Wire;

/// <summary>Values as the protocol's <c>DynamicValue</c> carries them.</summary>
public static class DynamicValueCodec
{
    /// <summary>The value of a message; null when the message is absent or empty, as the host reads it too.</summary>
    /// <exception cref="WireFormatException">It holds no value of that type.</exception>
    public static Value Read(DynamicValue? message, CtyType type) => message switch
    {
        { Msgpack.IsEmpty: false } => CtyMsgPack.Read(message.Msgpack.Memory, type),
        { Json.IsEmpty: false } => CtyJson.Read(message.Json.Span, type),
        _ => Value.Null,
    };

    /// <summary>The message for a value, never empty: null is written as such.</summary>
    /// <exception cref="WireFormatException">The value is not of that type.</exception>
    public static DynamicValue Write(Value value, CtyType type) =>
        new() { Msgpack = UnsafeByteOperations.UnsafeWrap(CtyMsgPack.Write(value, type)) };
}
