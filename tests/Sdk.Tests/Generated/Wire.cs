using Google.Protobuf.WellKnownTypes;

namespace Sdk.Tests.Generated;

/// <summary>Values as they travel between a program and the engine.</summary>
internal static class Wire
{
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>The value within a secret; null when the value is none.</summary>
    public static Value? SecretOf(Value value) =>
        value.KindCase == Value.KindOneofCase.StructValue && value.StructValue.Fields.TryGetValue(Signature, out var signature)
            && signature.StringValue == Secret
            ? value.StructValue.Fields["value"]
            : null;

    /// <summary>A value that is no secret, as JSON.</summary>
    public static string Json(Value value) => Google.Protobuf.JsonFormatter.Default.Format(value);

    /// <summary>A struct of JSON.</summary>
    public static Struct Struct(string json) => Google.Protobuf.JsonParser.Default.Parse<Struct>(json);
}
