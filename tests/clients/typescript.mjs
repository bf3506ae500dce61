// Speaks with `dateline mcp` by an SDK for TypeScript, and prints what came.
// node typescript.mjs FIRST|SECOND|MODERN COMMAND ARGUMENTS: by the first SDK, by the client of the
// second as it is, or by that one told to try the protocol without `initialize`.

const [which, command, ...args] = process.argv.slice(2);
const first = which === "FIRST";
const { Client } = await import(
  first ? "@modelcontextprotocol/sdk/client/index.js" : "@modelcontextprotocol/client"
);
const { StdioClientTransport } = await import(
  first ? "@modelcontextprotocol/sdk/client/stdio.js" : "@modelcontextprotocol/client/stdio"
);
const options = which === "MODERN" ? { versionNegotiation: { mode: "auto" } } : {};
const client = new Client({ name: "tests", version: "1" }, options);
const transport = new StdioClientTransport({ command, args });
let protocol;
if (first) {
  transport.setProtocolVersion = (version) => (protocol = version);
}
await client.connect(transport);
protocol ??= client.getNegotiatedProtocolVersion?.();
const { tools } = await client.listTools();
const found = await client.callTool({ name: "search", arguments: { query: "river" } });
const hit = found.structuredContent.results[0];
const read = await client.callTool({ name: "fetch", arguments: { id: hit.id } });
const wrong = await client.callTool({
  name: "search",
  arguments: { query: "river", page: 1000000000 },
});
console.log(
  JSON.stringify({
    protocol,
    tools: tools.map((tool) => tool.name),
    same: found.content[0].text === JSON.stringify(found.structuredContent),
    url: hit.url,
    read: read.structuredContent.title === hit.title,
    wrong: wrong.isError ? wrong.content[0].text : null,
  }),
);
await client.close();
