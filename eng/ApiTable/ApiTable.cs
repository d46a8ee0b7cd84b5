#:package Newtonsoft.Json
#:package System.CommandLine
#:property PublishAot=false
#:property IsAotCompatible=false
// Turns PVE's published API descriptions into the table that the simulator embeds:
//
//   dotnet run eng/ApiTable/ApiTable.cs -- OUTPUT VERSION=DESCRIPTION [VERSION=DESCRIPTION ...]
//
// Only facts are kept: names, types, enumerations, limits, formats, permissions. One JSON value a line:
// an object is a rule, numbered from 0 in order of appearance; an array is a method that names its rules by number.
using System.CommandLine;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

string[] kept =
[
    "type", "optional", "enum", "minimum", "maximum", "minLength", "maxLength", "pattern", "format", "default", "requires", "items",
    "properties", "additionalProperties", "alias", "keyAlias", "default_key", "oneOf", "allOf", "type-property",
    "type-property-schema", "instance-type", "instance-types",
];

// The description names a numbered parameter once ("scsi[n]"); how many there are is a constant of PVE's sources.
var counts = new Dictionary<string, int>(StringComparer.Ordinal)
{
    ["acmedomain"] = 6,
    ["dev"] = 256,
    ["hostpci"] = 16,
    ["ide"] = 4,
    ["ipconfig"] = 32,
    ["link"] = 8,
    ["mp"] = 256,
    ["net"] = 32,
    ["numa"] = 8,
    ["parallel"] = 3,
    ["sata"] = 6,
    ["scsi"] = 31,
    ["serial"] = 4,
    ["unused"] = 256,
    ["usb"] = 14,
    ["virtio"] = 16,
    ["virtiofs"] = 10,
};

// A path parameter that takes the rest of the path, slashes included (fragmentDelimiter in the registration of the subclass).
var takesRest = new Regex(@"(/storage/\{storage\}/content/\{volume\}|/firewall/ipset/\{name\}/\{cidr\})$", RegexOptions.ExplicitCapture);

var ruleLines = new List<string>();
var ruleNumbers = new Dictionary<string, int>(StringComparer.Ordinal);
var methods = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);

Argument<string> output = new("OUTPUT") { Description = "The table to write" };
Argument<string[]> descriptions = new("VERSION=DESCRIPTION")
{
    Description = "A release of PVE, and the file with the description of its API",
    Arity = ArgumentArity.OneOrMore,
};
descriptions.Validators.Add(written =>
{
    foreach (var token in written.Tokens.Where(token => !token.Value.Contains('=', StringComparison.Ordinal)))
    {
        written.AddError($"{token.Value} is not of the form VERSION=DESCRIPTION.");
    }

});
RootCommand root = new("Turns PVE's published API descriptions into the table that the simulator embeds.") { output, descriptions };
root.SetAction(line => Write(line.GetRequiredValue(output), [.. line.GetRequiredValue(descriptions).Select(d => d.Split('=', 2))]));
return root.Parse(args).Invoke();

void Write(string table, string[][] releases)
{
    foreach (var release in releases)
    {
        var description = Read(release[1]);
        foreach (var method in description.OrderBy(m => Text(m, "path"), StringComparer.Ordinal)
            .ThenBy(m => Text(m, "method"), StringComparer.Ordinal))
        {
            var line = Method((JObject)method);
            if (!methods.TryGetValue(line, out var versions))
            {
                methods[line] = versions = new(StringComparer.Ordinal);
            }

            versions.Add(release[0]);
        }
    }

    // The descriptions begin below the root, which is an index that everybody may read.
    methods["\"/\",\"GET\",\"t\",null,{\"user\":\"all\"},0,{}]"] = new(releases.Select(release => release[0]), StringComparer.Ordinal);

    using var writer = new StreamWriter(table) { NewLine = "\n" };
    foreach (var rule in ruleLines)
    {
        writer.WriteLine(rule);
    }

    foreach (var (line, versions) in methods)
    {
        writer.WriteLine("[\"" + string.Join(' ', versions) + "\"," + line);
    }
}

string Method(JObject method)
{
    var path = Text(method, "path");
    var flags = (Flag(method, "protected") ? "p" : "") + (Flag(method, "allowtoken") ? "t" : "") + (takesRest.IsMatch(path) ? "r" : "");
    var permissions = method["permissions"] is JObject described ? Without(described, "description") : null;
    var parameters = method["parameters"] as JObject ?? [];
    JToken named;
    if (parameters.ContainsKey("allOf") || parameters.ContainsKey("oneOf"))
    {
        named = Number(Cleaned(parameters));
    }
    else
    {
        var rules = new JObject();
        foreach (var (name, rule) in Sorted(parameters["properties"] as JObject ?? []))
        {
            rules[Numbered(name)] = Number(Cleaned((JObject)rule!));
        }

        named = rules;
    }

    var line = new JArray(
        path, Text(method, "method"), flags, method["proxyto"]!, permissions!, parameters["additionalProperties"]!, named);
    return line.ToString(Formatting.None)[1..];
}

int Number(JObject rule)
{
    var line = rule.ToString(Formatting.None);
    if (ruleNumbers.TryGetValue(line, out var number))
    {
        return number;
    }

    ruleLines.Add(line);
    return ruleNumbers[line] = ruleLines.Count - 1;
}

JObject Cleaned(JObject rule)
{
    var result = new JObject();
    foreach (var key in kept)
    {
        if (rule[key] is not { Type: not JTokenType.Null } value)
        {
            continue;
        }

        switch (key)
        {
            case "format" when value is JObject:
            case "properties" when value is JObject:
                var rules = new JObject();
                foreach (var (name, inner) in Sorted((JObject)value))
                {
                    rules[name] = Cleaned((JObject)inner!);
                }

                result[key] = rules;
                break;
            case "items" or "type-property-schema":
                result[key] = Cleaned((JObject)value);
                break;
            case "oneOf" or "allOf":
                result[key] = new JArray(value.Select(v => Cleaned((JObject)v)));
                break;
            case "optional" or "default_key" when value.ToString() == "0":
                break;
            // Some defaults are described in words instead of given.
            case "default" when value.ToString().Contains(' ', StringComparison.Ordinal):
                break;
            default:
                result[key] = value;
                break;
        }
    }
    return result;
}

string Numbered(string name)
{
    if (!name.EndsWith("[n]", StringComparison.Ordinal))
    {
        return name;
    }

    var stem = name[..^3];
    return counts.TryGetValue(stem, out var count) ? $"{stem}[{count}]" : throw new InvalidOperationException("No count for " + name);
}

static JArray Read(string file)
{
    // Text that looks like a date is to stay as it is.
    using var json = new JsonTextReader(new StreamReader(file)) { DateParseHandling = DateParseHandling.None };
    return JArray.Load(json);
}

static IEnumerable<KeyValuePair<string, JToken?>> Sorted(JObject value) =>
    ((IEnumerable<KeyValuePair<string, JToken?>>)value).OrderBy(p => p.Key, StringComparer.Ordinal);

static JObject Without(JObject value, string key)
{
    var result = new JObject();
    foreach (var (name, inner) in Sorted(value))
    {
        if (name != key)
        {
            result[name] = inner;
        }
    }
    return result;
}

static string Text(JToken value, string key) => value[key]!.ToString();

static bool Flag(JObject value, string key) => value[key] is JValue { Value: true or 1L or "1" or "true" };
