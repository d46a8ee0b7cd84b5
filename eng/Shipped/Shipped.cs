#:property PublishAot=false
#:property IsAotCompatible=false
// Tells what is in the executable besides our own code: the packages' notices, and a bill of materials in CycloneDX's JSON.
//
//   dotnet run eng/Shipped/Shipped.cs -- PACKAGES VERSION PLATFORM SECONDS NOTICES BILL
//
// PACKAGES is a file which the publishing writes, with a package a line: its folder, or FILE|PATH of a file that has this path in the
// folder. All else is read from what the packages themselves hold. SECONDS since 1970 is the time of the bill, which has nothing else in it
// that would differ between two builds.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Proxmox.Shipped;

if (args is not [var list, var version, var platform, var seconds, var notices, var bill])
{
    await Console.Error.WriteLineAsync("Usage: Shipped PACKAGES VERSION PLATFORM SECONDS NOTICES BILL");
    return 2;
}

var packages = File.ReadAllLines(list).Where(line => line.Length > 0).Select(Folder).Distinct(StringComparer.Ordinal).Select(Package.Read)
    .OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase).ToList();
var unclear = packages.Where(package => package.Text() is null).ToList();
foreach (var package in unclear)
{
    await Console.Error.WriteLineAsync(
        $"{package.Id} {package.Version} comes without the text of its licence, {package.Licence}: {nameof(Package.Text)} in "
        + "eng/Shipped/Shipped.cs has none for it.");
}

if (unclear.Count > 0 || packages.Count == 0)
{
    return 1;
}

File.WriteAllText(notices, Notices());
File.WriteAllText(bill,
    Bill().ToJsonString(new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
return 0;

static string Folder(string line) => line.Split('|') is [var file, var path] ? file[..^path.Length] : line;

string Notices()
{
    var text = new StringBuilder("The Proxmox VE provider contains code of these packages, under the licences below.\n");
    var told = new Dictionary<string, string>(StringComparer.Ordinal);
    foreach (var package in packages)
    {
        text.Append(CultureInfo.InvariantCulture,
            $"\n{new string('=', 78)}\n{package.Id} {package.Version}, {package.Licence}\n{package.Copyright}\n\n");
        foreach (var part in new[] { package.Text(), package.Own("THIRD-PARTY-NOTICES*") }.OfType<string>())
        {
            text.Append(told.TryGetValue(part, out var before) ? $"As for {before}.\n\n" : part + "\n\n");
            told.TryAdd(part, package.Id);
        }
    }

    return text.ToString().TrimEnd() + "\n";
}

JsonObject Bill()
{
    var subject = $"proxmox-provider@{version}?platform={platform}";
    var components = new JsonArray([.. packages.Select(package => (JsonNode)package.Component())]);
    return new()
    {
        ["bomFormat"] = "CycloneDX",
        ["specVersion"] = "1.6",
        ["serialNumber"] = "urn:uuid:" + new Guid(
            SHA256.HashData(Encoding.UTF8.GetBytes(subject + components.ToJsonString() + seconds)).AsSpan(0, 16), bigEndian: true),
        ["version"] = 1,
        ["metadata"] = new JsonObject
        {
            ["timestamp"] = DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture))
                .ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["component"] = new JsonObject
            {
                ["type"] = "application",
                ["bom-ref"] = subject,
                ["name"] = "proxmox-provider",
                ["version"] = version,
                ["licenses"] = new JsonArray(new JsonObject { ["license"] = new JsonObject { ["id"] = "Apache-2.0" } }),
                ["properties"] = new JsonArray(new JsonObject { ["name"] = "platform", ["value"] = platform }),
            },
        },
        ["components"] = components,
        ["dependencies"] = new JsonArray(
            new JsonObject { ["ref"] = subject, ["dependsOn"] = new JsonArray([.. packages.Select(package => (JsonNode)package.Url)]) }),
    };
}

namespace Proxmox.Shipped
{
    /// <summary>A package, as it says of itself.</summary>
    internal sealed record Package(string Folder, string Id, string Version, string Licence, string Copyright, string Authors)
    {
        public string Url => $"pkg:nuget/{Id}@{Version}";

        public static Package Read(string folder)
        {
            var metadata = XDocument.Load(Directory.GetFiles(folder, "*.nuspec").Single()).Root!.Elements()
                .Single(element => element.Name.LocalName == "metadata");
            string Value(string name) => metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() ?? "";
            var authors = Value("authors");
            var copyright = Value("copyright");
            return new(folder, Value("id"), Value("version"), Value("license"), copyright.Length > 0
                ? copyright : $"Copyright {authors}", authors);
        }

        /// <summary>The text of the licence; null when neither the package has it nor we know it.</summary>
        public string? Text() => Own("LICENSE*") ?? Licence switch
        {
            "Apache-2.0" => "The text of the licence is that of the file LICENSE beside this one.",
            "BSD-3-Clause" => Standard.Bsd3,
            "MIT" => Standard.Mit,
            _ => null,
        };

        public string? Own(string pattern) =>
            Directory.GetFiles(Folder, pattern, new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive })
                .Order(StringComparer.Ordinal).Select(File.ReadAllText).FirstOrDefault()?.ReplaceLineEndings("\n").Trim();

        public JsonObject Component() => new()
        {
            ["type"] = "library",
            ["bom-ref"] = Url,
            ["authors"] = new JsonArray(new JsonObject { ["name"] = Authors }),
            ["name"] = Id,
            ["version"] = Version,
            ["hashes"] = new JsonArray(new JsonObject
            {
                ["alg"] = "SHA-512",
                ["content"] = Convert.ToHexStringLower(
                Convert.FromBase64String(File.ReadAllText(Directory.GetFiles(Folder, "*.nupkg.sha512").Single()).Trim()))
            }),
            ["licenses"] = new JsonArray(new JsonObject
            {
                ["license"] = new JsonObject { [Licence.EndsWith(".TXT", StringComparison.OrdinalIgnoreCase) ? "name" : "id"] = Licence }
            }),
            ["copyright"] = Copyright,
            ["purl"] = Url,
        };
    }

    /// <summary>Texts of licences that say the same for every package, for those that come without.</summary>
    internal static class Standard
    {
        public const string Bsd3 = """
            Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met:

            1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer.

            2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the
               documentation and/or other materials provided with the distribution.

            3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote products derived from this
               software without specific prior written permission.

            THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED
            TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR
            CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO,
            PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF
            LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
            SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
            """;

        public const string Mit = """
            Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
            "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
            distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the
            following conditions:

            The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

            THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
            MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
            CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
            SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
            """;
    }
}
