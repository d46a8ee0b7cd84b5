using System.Text.Json;

namespace Pulumi;

/// <summary>A JSON value given to a resource or function.</summary>
public sealed class InputJson : Input<JsonElement>
{
    /// <summary>No value.</summary>
    public InputJson()
        : this(Pulumi.Output.Create(default(JsonElement)))
    {
    }

    private InputJson(Output<JsonElement> output)
        : base(output)
    {
    }

    /// <summary>Takes the text of a JSON value.</summary>
    public static implicit operator InputJson(string json) => new(Pulumi.Output.Create(Parse(json)));

    /// <summary>Takes a document.</summary>
    public static implicit operator InputJson(JsonDocument document) => new(Pulumi.Output.Create(document.RootElement));

    /// <summary>Takes an element.</summary>
    public static implicit operator InputJson(JsonElement element) => new(Pulumi.Output.Create(element));

    /// <summary>Takes an output of the text of a JSON value.</summary>
    public static implicit operator InputJson(Output<string> json) => new(json.Apply(Parse));

    /// <summary>Takes an output of a document.</summary>
    public static implicit operator InputJson(Output<JsonDocument> document) => new(document.Apply(value => value.RootElement));

    /// <summary>Takes an output of an element.</summary>
    public static implicit operator InputJson(Output<JsonElement> element) => new(element);

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
