using Google.Protobuf;
using Newtonsoft.Json.Linq;

namespace Proxmox.EngineReplay;

/// <summary>Two messages of one kind, held against each other field by field.</summary>
/// <param name="identifiers">What is drawn anew in each run.</param>
internal sealed class Differences(Identifiers identifiers)
{
    /// <summary>Each field that differs, with what was recorded and what is.</summary>
    public IEnumerable<string> Between(IMessage recorded, IMessage actual) => Between(Json(recorded), Json(actual), "");

    private static JToken Json(IMessage message) => JToken.Parse(JsonFormatter.Default.Format(message));

    private IEnumerable<string> Between(JToken? recorded, JToken? actual, string path)
    {
        switch (recorded, actual)
        {
            case (JObject theirs, JObject ours):
                return theirs.Properties().Concat(ours.Properties()).Select(property => property.Name).Distinct(StringComparer.Ordinal)
                    .Where(name => path.Length > 0 || !Exceptions.Fields.ContainsKey(name))
                    .SelectMany(name => Between(theirs[name], ours[name], path.Length == 0 ? name : $"{path}.{name}"));
            case (JArray theirs, JArray ours) when theirs.Count == ours.Count:
                return theirs.Zip(ours).SelectMany((pair, place) => Between(pair.First, pair.Second, $"{path}[{place}]"));
            case (JValue { Type: JTokenType.String } theirs, JValue { Type: JTokenType.String } ours) when identifiers.AreSame(
                (string)theirs!, (string)ours!):
                return [];
            default:
                return JToken.DeepEquals(recorded, actual) ? [] : [$"{path}: {Text(recorded)} was sent then, {Text(actual)} now"];
        }
    }

    private static string Text(JToken? token) => token?.ToString(Newtonsoft.Json.Formatting.None) ?? "nothing";
}
