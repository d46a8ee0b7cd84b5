using Google.Protobuf.WellKnownTypes;
using Proxmox.LocalEngine.Wire;

namespace Proxmox.LocalEngine.Tests.Fakes;

/// <summary>Values as they look on the wire.</summary>
public static class OnWire
{
    public static readonly Value Unknown = Value.ForString(WireNames.Unknown);

    public static Value Secret(Value value) =>
        Value.ForStruct(new() { Fields = { [WireNames.Signature] = Value.ForString(WireNames.Secret), ["value"] = value } });

    public static Value Text(string text) => Value.ForString(text);

    public static Struct Of(params (string Name, Value Value)[] members)
    {
        Struct written = new();
        foreach ((var name, var value) in members)
        {
            written.Fields[name] = value;
        }

        return written;
    }
}
