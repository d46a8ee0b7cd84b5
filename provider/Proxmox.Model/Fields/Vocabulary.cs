using System.Collections.Immutable;

namespace Proxmox.Model.Fields;

/// <summary>Words of one kind that several attributes take, each of them all or some: programs know them by one name.</summary>
/// <param name="Name">The name, in <c>PascalCase</c>.</param>
/// <param name="Doc">A sentence for users that says what the words are.</param>
/// <param name="Words">The words, with what they mean.</param>
public sealed record Vocabulary(string Name, string Doc, params ImmutableArray<(string Word, string Meaning)> Words);
